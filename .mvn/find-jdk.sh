# Sourced by mvnw and lockstep: sets JAVA_HOME to an installed JDK 25, or says in one line what to install.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

# The folders where a JDK usually lies; a java on the PATH is followed to where it really is.
jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if command -v java >/dev/null 2>&1; then
    link=$(command -v java)
    while [ -L "$link" ]; do
      target=$(readlink "$link")
      case $target in
        /*) link=$target ;;
        *) link=$(dirname "$link")/$target ;;
      esac
    done
    dirname "$(dirname "$link")"
  fi
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    printf '%s\n' "$folder"
  done
}

find_jdk_25() {
  found=$(jdk_candidates | while IFS= read -r folder; do
    if is_jdk_25 "$folder"; then
      printf '%s\n' "$folder"
      break
    fi
  done)
  if [ -z "$found" ]; then
    echo "Lockstep needs a JDK 25: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
    exit 1
  fi
  JAVA_HOME=$found
  export JAVA_HOME
}
