/// A text editor for the terminal, on a text that others write at the same time.
///
/// [Cursor] is what a person does to the text, [View] is what of it fits on the screen; both are
/// plain values and are tested as such. [EditorScreen] alone knows the terminal.
@NullMarked
package org.lockstep.client.cli.editor;

import org.jspecify.annotations.NullMarked;
