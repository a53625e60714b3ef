package io.taffrail.http.tls;

/** A certificate or key that the door cannot show, said so that a person knows what to do. */
public final class TlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String why;
    private final String fix;

    TlsException(String what, String why, String fix) {
        super(what + ": " + why);
        this.what = what;
        this.why = why;
        this.fix = fix;
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
}
