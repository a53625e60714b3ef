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

    /** Ten shares of AAPL with both exits. */
    static String bracket(String status, String profitStatus, String lossStatus) {
        boolean filled = status.equals("filled");
        return leg(1, "buy", "limit", "\"limit_price\":\"187.5\",\"stop_price\":null", "entry", status,
                filled ? "10" : "0", filled ? "\"187.43\"" : "null",
                "[" + leg(2, "sell", "limit", "\"limit_price\":\"195\",\"stop_price\":null", "take_profit", profitStatus, "0", "null", "null")
                        + "," + leg(3, "sell", "stop", "\"limit_price\":null,\"stop_price\":\"183\"", "stop_loss", lossStatus, "0", "null", "null")
                        + "]");
    }

    private static String leg(
            int number, String side, String type, String prices, String role, String status, String filled, String average,
            String legs) {
        return """
                {"id":"5e5e5e5e-0000-4000-8000-00000000000%d","client_order_id":"tf-%d",\
                "submitted_at":"2026-11-20T14:30:00.012Z","updated_at":"2026-11-20T14:30:00.052Z","symbol":"AAPL",\
                "qty":"10","notional":null,"filled_qty":"%s","filled_avg_price":%s,"order_class":"bracket","type":"%s",\
                "side":"%s","time_in_force":"day",%s,"status":"%s","legs":%s,"group_id":"%s","group_role":"%s"}"""
                .formatted(number, number, filled, average, type, side, prices, status, legs, ID, role);
    }
}
