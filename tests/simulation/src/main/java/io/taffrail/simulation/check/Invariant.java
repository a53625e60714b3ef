package io.taffrail.simulation.check;

/** What must always be so, whatever goes wrong (order-safety.md §2.2), and where the simulation looks at it. */
public enum Invariant {
    I1("no order leaves before it is durable: WireRules.onSent, against the lines of the disk"),
    I2("never more is executed than was asked for: WireRules.onVenue, over each chain of replacements, by the venue's tape"),
    I3("one live order at the venue for each client order id: WireRules.onVenue"),
    I4("positions are the sum of unique fills: BookRules, exactly, and at the end also against the venue"),
    I5("cash is the sum of what was booked, to the cent: BookRules, and at the end also against the venue"),
    I6("the journal replays to the state that lived: BookRules, at each restart and at the end"),
    I7("positions with all that works stay within their limit: WireRules.onVenue, by the venue's own book"),
    I8("orders move along the allowed arrows, and what has traded only grows: JournalRules"),
    I9("each execution is applied once, and only such as the tape has: JournalRules"),
    I10("what was acknowledged survives: BookRules, at each restart"),
    I11("the same key gives the same answer and a used name is refused: ClientRules"),
    I12("one writer: the journal refuses another head, and nothing of a killed process reaches the disk: BookRules"),
    I13("the journal has no gap and its chain is whole: BookRules"),
    I14("after a halt nothing leaves that opens a position: WireRules.onSent"),
    I15("an order is over only by evidence: JournalRules, against what the venue really has"),
    I16("paper stays paper: JournalRules; a simulation has no live account, so only the tags can be looked at"),
    I17("entries leave with their exits, and what guards a position is as large as that: WireRules.onSent, BookRules at the end"),
    I18("once nothing goes wrong any more, books and venue agree within the minute: BookRules"),
    I19("no more requests than the budget in any minute, and bounded queues: WireRules.onSent, and the world's own bounds"),
    I20("one seed, one course of events: every seed's trace is compared with that of a second run");

    private final String meaning;

    Invariant(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
