package io.taffrail.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Alert bodies from a seed: good ones of every dialect, sent again, out of order and reordered, and such as mean harm. */
final class AlertCorpus {
    private static final List<String> GOOD = List.of(
            "{'v':1,'symbol':'AAPL','side':'buy','qty':%1$d,'id':'n-%1$d'}",
            "{'symbol':'NASDAQ:AAPL','action':'long','risk_pct':'1','stop_loss':%1$d,'id':'r-%1$d'}",
            "{'symbol':'AAPL','qty':'%1$d','side':'sell','type':'market','time_in_force':'day','client_order_id':'c-%1$d'}",
            "{'ticker':'AAPL','action':'buy','sentiment':'long','quantity':'%1$d','price':'150.5'}",
            "{'apikey':'hidden','strategy':'x','symbol':'AAPL','action':'BUY','pricetype':'MARKET','quantity':'%1$d'}",
            "{'secret':'hidden','tv_instrument':'AAPL','action':'buy','bot_uuid':'u','strategy_info':"
                    + "{'market_position':'long','market_position_size':'%1$d'},'order':{'amount':'1','currency_type':'base'}}",
            "{'id':'Long','action':'buy','marketPosition':'long','instrument':'BTC-USD','signalToken':'hidden',"
                    + "'investmentType':'base','amount':'%1$d'}",
            "{'action':'ENTER_SHORT','instrument':'BTCUSD','signalToken':'hidden','investmentType':'base','amount':'%1$d'}");
    private static final List<String> BAD = List.of(
            "", " ", "{", "}", "[]", "null", "NaN", "0", "\"buy\"", "{'symbol':", "{'a':{'b':{'c':1}}}", "buy AAPL", "\u0000",
            "{'symbol':'AAPL','side':'buy','qty':'{{strategy.order.contracts}}'}", "{'symbol':'AAPL','side':'buy','qty':NaN}",
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
            "'; DROP TABLE signals; --", "\uFEFF", "{'symbol':'AAPL','side':'buy','size':'risk:1%%%','id':'s'}");

    private final Random random;

    AlertCorpus(long seed) {
        random = new Random(seed);
    }

    /** What is sent, and whether it is a signal. */
    record Body(String text, boolean good) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** So many bodies, in no order: of the good ones each comes up to four times, in other blanks too. */
    List<Body> bodies(int count) {
        var bodies = new ArrayList<Body>();
        for (int i = 0; bodies.size() < count * 2 / 3; i++) {
            String text = quoted(GOOD.get(i % GOOD.size()).formatted(i + 1));
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                bodies.add(new Body(random.nextBoolean() ? text : " \r\n" + text.replace(",", " ,\t"), true));
            }
        }
        for (int i = 0; bodies.size() < count; i++) {
            String bad = quoted(BAD.get(i % BAD.size()));
            bodies.add(new Body(i < BAD.size() ? bad : torn(bad), false));
        }
        Collections.shuffle(bodies, random);
        return bodies;
    }

    /** Cut off somewhere; what is left of something bad is nothing good. */
    private String torn(String bad) {
        return bad.isEmpty() ? bad : bad.substring(0, random.nextInt(Math.min(bad.length(), 60)));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
