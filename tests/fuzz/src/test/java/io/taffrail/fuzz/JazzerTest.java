package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The same parsers under Jazzer. In the ordinary build it tries the kept inputs; with {@code JAZZER_FUZZ=1} it searches one parser
 * until it is stopped, guided by the branches that it reaches ({@code tests/fuzz/run}).
 */
class JazzerTest {

    @Test
    void everyTargetIsFuzzed() {
        assertThat(Arrays.stream(JazzerTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class)).map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Targets.ALL.stream().map(Target::name).toList());
    }

    @FuzzTest
    void alpacaOrder(byte[] bytes) throws Exception {
        Targets.named("alpacaOrder").take(bytes);
    }

    @FuzzTest
    void alpacaAccount(byte[] bytes) throws Exception {
        Targets.named("alpacaAccount").take(bytes);
    }

    @FuzzTest
    void alpacaPosition(byte[] bytes) throws Exception {
        Targets.named("alpacaPosition").take(bytes);
    }

    @FuzzTest
    void alpacaActivity(byte[] bytes) throws Exception {
        Targets.named("alpacaActivity").take(bytes);
    }

    @FuzzTest
    void alpacaAssets(byte[] bytes) throws Exception {
        Targets.named("alpacaAssets").take(bytes);
    }

    @FuzzTest
    void alpacaUpdate(byte[] bytes) throws Exception {
        Targets.named("alpacaUpdate").take(bytes);
    }

    @FuzzTest
    void alpacaTradeStream(byte[] bytes) throws Exception {
        Targets.named("alpacaTradeStream").take(bytes);
    }

    @FuzzTest
    void alpacaMarketStream(byte[] bytes) throws Exception {
        Targets.named("alpacaMarketStream").take(bytes);
    }

    @FuzzTest
    void alpacaCursor(byte[] bytes) throws Exception {
        Targets.named("alpacaCursor").take(bytes);
    }

    @FuzzTest
    void orderJson(byte[] bytes) throws Exception {
        Targets.named("orderJson").take(bytes);
    }

    @FuzzTest
    void replaceJson(byte[] bytes) throws Exception {
        Targets.named("replaceJson").take(bytes);
    }

    @FuzzTest
    void signalDialects(byte[] bytes) throws Exception {
        Targets.named("signalDialects").take(bytes);
    }

    @FuzzTest
    void rulePackJson(byte[] bytes) throws Exception {
        Targets.named("rulePackJson").take(bytes);
    }

    @FuzzTest
    void queryString(byte[] bytes) throws Exception {
        Targets.named("queryString").take(bytes);
    }

    @FuzzTest
    void pageToken(byte[] bytes) throws Exception {
        Targets.named("pageToken").take(bytes);
    }

    @FuzzTest
    void messagePack(byte[] bytes) throws Exception {
        Targets.named("messagePack").take(bytes);
    }

    @FuzzTest
    void streamMessages(byte[] bytes) throws Exception {
        Targets.named("streamMessages").take(bytes);
    }

    @FuzzTest
    void marketCsv(byte[] bytes) throws Exception {
        Targets.named("marketCsv").take(bytes);
    }

    @FuzzTest
    void marketGzip(byte[] bytes) throws Exception {
        Targets.named("marketGzip").take(bytes);
    }

    @FuzzTest
    void instrumentsCsv(byte[] bytes) throws Exception {
        Targets.named("instrumentsCsv").take(bytes);
    }

    @FuzzTest
    void dividendsCsv(byte[] bytes) throws Exception {
        Targets.named("dividendsCsv").take(bytes);
    }

    @FuzzTest
    void haltsCsv(byte[] bytes) throws Exception {
        Targets.named("haltsCsv").take(bytes);
    }

    @FuzzTest
    void sectorsCsv(byte[] bytes) throws Exception {
        Targets.named("sectorsCsv").take(bytes);
    }

    @FuzzTest
    void fxCsv(byte[] bytes) throws Exception {
        Targets.named("fxCsv").take(bytes);
    }

    @FuzzTest
    void backtestOrders(byte[] bytes) throws Exception {
        Targets.named("backtestOrders").take(bytes);
    }

    @FuzzTest
    void rulesToml(byte[] bytes) throws Exception {
        Targets.named("rulesToml").take(bytes);
    }

    @FuzzTest
    void restrictedCsv(byte[] bytes) throws Exception {
        Targets.named("restrictedCsv").take(bytes);
    }

    @FuzzTest
    void figuresCsv(byte[] bytes) throws Exception {
        Targets.named("figuresCsv").take(bytes);
    }

    @FuzzTest
    void configToml(byte[] bytes) throws Exception {
        Targets.named("configToml").take(bytes);
    }

    @FuzzTest
    void limitsToml(byte[] bytes) throws Exception {
        Targets.named("limitsToml").take(bytes);
    }

    @FuzzTest
    void faultScript(byte[] bytes) throws Exception {
        Targets.named("faultScript").take(bytes);
    }

    @FuzzTest
    void serverFile(byte[] bytes) throws Exception {
        Targets.named("serverFile").take(bytes);
    }

    @FuzzTest
    void haltFile(byte[] bytes) throws Exception {
        Targets.named("haltFile").take(bytes);
    }

    @FuzzTest
    void journalInput(byte[] bytes) throws Exception {
        Targets.named("journalInput").take(bytes);
    }

    @FuzzTest
    void journalEvents(byte[] bytes) throws Exception {
        Targets.named("journalEvents").take(bytes);
    }

    @FuzzTest
    void journalDenials(byte[] bytes) throws Exception {
        Targets.named("journalDenials").take(bytes);
    }

    @FuzzTest
    void journalOrder(byte[] bytes) throws Exception {
        Targets.named("journalOrder").take(bytes);
    }

    @FuzzTest
    void journalLine(byte[] bytes) throws Exception {
        Targets.named("journalLine").take(bytes);
    }
}
