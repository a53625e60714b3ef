package io.taffrail.acceptance;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alpaca's own description of its interface, the OpenAPI file that it publishes, as a judge of answers. */
final class PublishedContract {

    private static final String NAME = "https://contract.invalid/openapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private PublishedContract(Path file, Dialect dialect) {
        document = new YAMLMapper().readTree(file);
        schemas = SchemaRegistry.withDialect(dialect, builder -> builder
                .schemas(Map.of(NAME, document.toString()))
                .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    }

    /** The folder of the pinned files, where this checkout has the shared reference beside it. */
    static Optional<Path> folder() {
        var folder = Distribution.root().resolveSibling("shared").resolve("specs").resolve("alpaca");
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /** Orders, positions, the account, assets and the clock. */
    static PublishedContract trading(Path folder) {
        return new PublishedContract(folder.resolve("alpaca-java-pins").resolve("trading-openapi.yaml"), Dialects.getOpenApi31());
    }

    /** Quotes, trades and bars. */
    static PublishedContract marketData(Path folder) {
        return new PublishedContract(folder.resolve("alpaca-java-pins").resolve("market-data-openapi.yaml"), Dialects.getOpenApi30());
    }

    /**
     * What is wrong with an answer; empty when nothing is.
     *
     * @param path the template of the contract, such as {@code /v2/orders/{order_id}}
     */
    List<String> faults(String method, String path, int status, JsonNode body) {
        var response = "/paths/" + escaped(path) + "/" + method + "/responses/" + status;
        var reference = document.at(response).path("$ref");
        var pointer = (reference.isString() ? reference.asString().substring(1) : response) + "/content/application~1json/schema";
        if (document.at(pointer).isMissingNode()) {
            return List.of("the contract has no body for " + method + " " + path + " " + status);
        }
        return faultsAt(pointer, body);
    }

    /** What is wrong with a value that should be one of the contract's named shapes. */
    List<String> faults(String shape, JsonNode value) {
        return faultsAt("/components/schemas/" + shape, value);
    }

    private List<String> faultsAt(String pointer, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(NAME + "#" + pointer.replace("{", "%7B").replace("}", "%7D")))
                .validate(value).stream().map(PublishedContract::describe).toList();
    }

    private static String describe(Error error) {
        return error.getInstanceLocation() + " " + error.getMessage();
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
