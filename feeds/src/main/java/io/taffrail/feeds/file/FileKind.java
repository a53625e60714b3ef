package io.taffrail.feeds.file;

import java.util.List;

/** What the rows of a market file are; its first line says. */
enum FileKind {
    QUOTES("time,symbol,bid,bid_size,ask,ask_size"),
    BARS("time,symbol,open,high,low,close,volume"),
    TRADES("time,symbol,price,size");

    private final String header;
    private final int fields;

    FileKind(String header) {
        this.header = header;
        this.fields = Fields.split(header).size();
    }

    static FileKind of(String line) {
        for (FileKind kind : values()) {
            if (kind.header.equals(line)) {
                return kind;
            }
        }
        throw new BadRow("the header " + LineReader.shown(line), "the first line names the columns, and is one of "
                + QUOTES.header + " or " + BARS.header + " or " + TRADES.header, "write that first line");
    }

    /** The row as this kind of file has it. */
    Row row(List<String> f, Fields fields) {
        if (f.size() != this.fields) {
            throw new BadRow(f.size() + " fields", "a row has " + this.fields + ": " + header,
                    "correct or remove the row");
        }
        return switch (this) {
            case QUOTES -> Row.quote(f, fields);
            case BARS   -> Row.bar(f, fields);
            case TRADES -> Row.trade(f, fields);
        };
    }
}
