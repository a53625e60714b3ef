package io.taffrail.cli;

/** Orders as the server tells of them. */
final class Orders {
    static final String ID = "5e5e5e5e-0000-4000-8000-000000000001";

    private Orders() {}

    /** Ten shares of AAPL at the market. */
    static String order(String status, String filled, String averagePrice) {
        return """
                {"id":"%s","client_order_id":"tf-1","submitted_at":"2026-11-20T14:30:00.012Z",\
                "updated_at":"2026-11-20T14:30:00.052Z","symbol":"AAPL","qty":"10","notional":null,"filled_qty":"%s",\
                "filled_avg_price":%s,"type":"market","side":"buy","time_in_force":"day","limit_price":null,\
                "status":"%s"}"""
                .formatted(ID, filled, averagePrice.isEmpty() ? "null" : "\"" + averagePrice + "\"", status);
    }

    /** A sale of ten shares of AAPL that rests, with the fields of its prices. */
    static String stopOrder(String type, String prices) {
        return """
                {"id":"%s","client_order_id":"tf-1","submitted_at":"2026-11-20T14:30:00.012Z",\
                "updated_at":"2026-11-20T14:30:00.052Z","symbol":"AAPL","qty":"10","notional":null,"filled_qty":"0",\
                "filled_avg_price":null,"type":"%s","side":"sell","time_in_force":"day",%s,"status":"new"}"""
                .formatted(ID, type, prices);
    }
}
