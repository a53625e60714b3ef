package io.taffrail.server;

/** Something that keeps the program from doing what was asked, said so that a person knows what to do. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String fix;
    private final int exitCode;

    /**
     * A failure.
     *
     * @param exitCode 2 where the request is at fault, 1 where something unexpected happened
     */
    public StartException(String what, String why, String fix, int exitCode) {
        super(what + ": " + why);
        this.what = what;
        this.why = why;
        this.fix = fix;
        this.exitCode = exitCode;
    }

    static StartException usage(String what, String why, String fix) {
        return new StartException(what, why, fix, 2);
    }

    public String what() {
        return what;
    }

    public String why() {
        return why;
    }

    public String fix() {
        return fix;
    }

    public int exitCode() {
        return exitCode;
    }
}
