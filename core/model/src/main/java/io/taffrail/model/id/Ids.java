package io.taffrail.model.id;

/** What every id must be: printable text of a bounded length. */
final class Ids {

    private Ids() {}

    /** The text itself, which is a name for paths, files and command lines, or an error that says why it is none. */
    static String word(String what, String text, int longest) {
        checked(what, text, longest);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
            if (!usual) {
                throw new IllegalArgumentException(what + " has letters, digits, '.', '_' and '-', not what is at position " + i);
            }
        }
        return text;
    }

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
