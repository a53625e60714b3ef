package io.taffrail.model.id;

/** What every id must be: printable text of a bounded length. */
final class Ids {

    private Ids() {}

    /** The text itself, or an error that says which id is wrong and why. */
    static String checked(String what, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters, not " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
                throw new IllegalArgumentException(what + " has a control character at position " + i);
            }
        }
        return text;
    }
}
