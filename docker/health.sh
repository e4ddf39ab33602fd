# Whether the server in this container is ready. Plain bash, since the image has no HTTP client of its own.
port=${1:-8420}
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS= read -r -t 4 line <&3 || exit 1
case $line in
  *" 200"*) exit 0 ;;
  *) exit 1 ;;
esac
