package io.taffrail.model.statement;

/** What is to be done where a broker says something of an account that the books cannot explain. */
public enum OnBreak {
    /** The broker is believed: the books are changed to what it says, and say so. */
    ADOPT,
    /** The account trades nothing until a person has looked. */
    HALT,
    /** The account only closes what it holds until a person has looked. */
    ASK
}
