package io.taffrail.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Alerts from a seed: good ones of every dialect, sent again, out of order and with their fields reordered, and such as mean harm. */
final class AlertCorpus {
    private static final List<String> GOOD = List.of(
            "{'v':1,'symbol':'AAPL','side':'buy','qty':%2$d,'id':'n-%1$d'}",
            "{'symbol':'NASDAQ:AAPL','action':'long','risk_pct':'0.%1$03d','stop_loss':20,'id':'r-%1$d'}",
            "{'symbol':'AAPL','qty':'%2$d','side':'sell','type':'market','time_in_force':'day','client_order_id':'c-%1$d'}",
            "{'ticker':'AAPL','action':'buy','sentiment':'long','quantity':'%2$d','price':'150.%1$03d'}",
            "{'apikey':'hidden','strategy':'x-%1$d','symbol':'AAPL','action':'BUY','pricetype':'MARKET','quantity':'%2$d'}",
            "{'secret':'hidden','tv_instrument':'AAPL','action':'sell','bot_uuid':'u-%1$d','strategy_info':"
                    + "{'market_position':'flat','market_position_size':'0'},'order':{'amount':'%2$d','currency_type':'base'}}",
            "{'id':'Long-%1$d','action':'buy','marketPosition':'long','instrument':'BTC-USD','signalToken':'hidden',"
                    + "'investmentType':'base','amount':'0.00%2$d'}",
            "{'action':'ENTER_SHORT','instrument':'AAPL','signalToken':'hidden-%1$d','investmentType':'base','amount':'%2$d'}",
            "buy AAPL %2$d id=t-%1$d");
    private static final List<String> BAD = List.of(
            "", " ", "{", "}", "[]", "null", "NaN", "0", "\"buy\"", "{'symbol':", "{'a':{'b':{'c':1}}}", "now buy AAPL", "\u0000",
            "{'symbol':'AAPL','side':'buy','qty':'{{strategy.order.contracts}}'}", "{'symbol':'{{ticker}}','side':'buy','qty':1}",
            "{'symbol':'AAPL','side':'buy','qty':NaN}", "{'symbol':'AAPL','side':'buy','qty':'NaN'}",
            "{'symbol':'AAPL','side':'buy','qty':'Infinity'}", "{'symbol':'AAPL','side':'buy','qty':1e999999999}",
            "{'symbol':'AAPL','side':'buy','qty':-1}", "{'symbol':'AAPL','side':'buy','qty':1,'qty':100}",
            "{'symbol':'AAPL','side':'buy','qty':1}{'symbol':'AAPL','side':'buy','qty':1}",
            "{'symbol':'AAPL','side':'buy','qty':1,'stoploss':90}", "{'symbol':'../../etc/passwd','side':'buy','qty':1}",
            "{'symbol':'AAPL\\u0000','side':'buy','qty':1}", "{'symbol':'\\ud800','side':'buy','qty':1}",
            "{'symbol':'AAPL','side':'buy','qty':1,'id':'\\udfff'}", "{'symbol':'NOBODY!','side':'buy','qty':1}",
            "{'symbol':'AAPL','side':'buy','qty':'0x10'}", "{'symbol':'AAPL','side':'buy','qty':99999999999999999999}",
            "{'symbol':'AAPL','side':'buy','qty':1,'ts':'99999999999999999999'}", "{'symbol':'AAPL','side':'buy','qty':1,'ts':[]}",
            "{'symbol':'AAPL','side':'buy','qty':1,'max_age':'1000000h'}", "{'symbol':'AAPL','side':{},'qty':1}",
            "{'ticker':'AAPL','action':'buy','price':'1','stopLoss':{'percent':'100'}}", "{'ticker':'AAPL','action':''}",
            "{'tv_instrument':'AAPL','bot_uuid':'u','strategy_info':[]}", "{'instrument':'AAPL','signalToken':'t','action':'buy'}",
            "{'symbol':'AAPL','side':'buy','qty':1,'comment':'</script><script>'} x", "payload=%ZZ", "%7B%22symbol%22",
            "{'symbol':'" + "A".repeat(10_000) + "','side':'buy','qty':1}", "{'a':" + "[".repeat(20_000),
            "{'a':".repeat(10_000) + "1" + "}".repeat(10_000), "{'symbol':'AAPL','side':'buy','qty':" + "9".repeat(50_000) + "}",
            "'; DROP TABLE signals; --", "\uFEFF", "{'symbol':'AAPL','side':'buy','size':'risk:1%%%','id':'s'}");
    /** Bytes that are no text: half a character, an overlong one, a surrogate, UTF-16. */
    private static final List<byte[]> NO_TEXT = List.of(
            bytes(0xC3, 0x28), bytes(0xC0, 0xAF), bytes(0xED, 0xA0, 0x80),
            "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":1}".getBytes(StandardCharsets.UTF_16));
    private static final List<String> TYPES = List.of(
            "application/json", "text/plain", "application/x-www-form-urlencoded", "application/octet-stream", "image/png", "");
    private static final int HUGE = 10 * 1024 * 1024;

    private final Random random;

    AlertCorpus(long seed) {
        random = new Random(seed);
    }

    /** What kind of alert it is, and so what its sender is to hear. */
    enum Kind {
        /** It can be read: what comes of it the desk decides. */
        SIGNAL,
        /** It cannot be read. */
        UNREADABLE,
        /** Nobody reads that much. */
        TOO_LARGE,
        /** It would be a signal, and comes with the secret of another hook. */
        STRANGER
    }

    /**
     * What is sent.
     *
     * @param octets its bytes, one in each character
     * @param says which signal it is, however it is written
     */
    record Alert(Kind kind, String octets, String contentType, String says) {
        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return kind + " " + (says.length() > 200 ? says.substring(0, 200) + "…" : says);
        }
    }

    /** So many, in no order: of the good ones each comes up to four times, in other blanks and with its fields in another order. */
    List<Alert> alerts(int count) {
        var alerts = new ArrayList<Alert>();
        for (int i = 0; alerts.size() < count * 3 / 5; i++) {
            String text = quoted(GOOD.get(i % GOOD.size()).formatted(i + 1, 1 + i % 4));
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                alerts.add(alert(Kind.SIGNAL, written(text).getBytes(StandardCharsets.UTF_8), text));
            }
        }
        for (int i = 0; i < 8; i++) {
            String text = quoted(GOOD.get(i % GOOD.size()).formatted(9_000 + i, 1));
            alerts.add(alert(Kind.STRANGER, text.getBytes(StandardCharsets.UTF_8), text));
        }
        alerts.add(alert(Kind.TOO_LARGE, " ".repeat(HUGE).getBytes(StandardCharsets.UTF_8), "10 MB of blanks"));
        alerts.add(alert(Kind.TOO_LARGE, "[".repeat(HUGE).getBytes(StandardCharsets.UTF_8), "10 MB of brackets"));
        alerts.add(alert(Kind.TOO_LARGE, quoted("{'symbol':'AAPL','side':'buy','qty':1,'comment':'" + "x".repeat(70_000) + "'}")
                .getBytes(StandardCharsets.UTF_8), "70 KB of comment"));
        NO_TEXT.forEach(bytes -> alerts.add(alert(Kind.UNREADABLE, bytes, "no text")));
        for (int i = 0; alerts.size() < count; i++) {
            String bad = quoted(BAD.get(i % BAD.size()));
            String sent = i < BAD.size() ? bad : torn(bad);
            alerts.add(alert(Kind.UNREADABLE, sent.getBytes(StandardCharsets.UTF_8), sent));
        }
        Collections.shuffle(alerts, random);
        return alerts;
    }

    private Alert alert(Kind kind, byte[] bytes, String says) {
        return new Alert(kind, new String(bytes, StandardCharsets.ISO_8859_1), TYPES.get(random.nextInt(TYPES.size())), says);
    }

    /** The same signal as somebody else would write it down. */
    private String written(String text) {
        if (!text.startsWith("{")) {
            return random.nextBoolean() ? text : "  " + text + "\r\n";
        }
        return switch (random.nextInt(3)) {
            case 0  -> text;
            case 1  -> "\uFEFF \r\n" + text.replace(",", " ,\t");
            default -> reordered((ObjectNode) Json.read(text)).toString();
        };
    }

    private ObjectNode reordered(ObjectNode object) {
        var names = new ArrayList<>(object.propertyNames());
        Collections.shuffle(names, random);
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> other.set(name, object.path(name) instanceof ObjectNode inner ? reordered(inner) : object.path(name)));
        return other;
    }

    /** Cut off somewhere; what is left of something bad is nothing good. */
    private String torn(String bad) {
        return bad.isEmpty() ? bad : bad.substring(0, random.nextInt(Math.min(bad.length(), 60)));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
