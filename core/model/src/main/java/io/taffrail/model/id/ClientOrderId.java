package io.taffrail.model.id;

/** The caller's own name for an order, unique in its account for ever. FIX 11 ClOrdID. */
public record ClientOrderId(String value) {

    public ClientOrderId {
        Ids.checked("a client order id", value, 128);
    }

    /**
     * The id that a desk gives to its n-th order where the caller gave none: at most 36 letters, digits, hyphens and
     * underscores, as the narrowest venue takes them, and unlike that of any other folder or desk.
     */
    public static ClientOrderId derived(Identity identity, DeskId desk, long number) {
        String origin = OrderId.uuid("client", identity.value(), desk.value()).toString().substring(0, 8);
        return new ClientOrderId("taffrail-" + origin + "-" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
