package io.taffrail.lab;

/** The laboratory cannot do what it was told, in the three parts that every error of the house has. */
public final class LabRefusal extends RuntimeException {
    private final String what;
    private final String why;
    private final String fix;

    public LabRefusal(String what, String why, String fix) {
        super("what: " + what + "; why: " + why + "; fix: " + fix);
        this.what = what;
        this.why = why;
        this.fix = fix;
    }

    /** What was found. */
    public String what() {
        return what;
    }

    /** The rule that it breaks. */
    public String why() {
        return why;
    }

    /** What to do next. */
    public String fix() {
        return fix;
    }
}
