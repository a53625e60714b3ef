package io.taffrail.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Refusals that the code makes with a code of their own, as the compiler reads them: {@code refusal("CODE", …, why, fix)}. */
final class RefusalCalls {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]+(_[A-Z0-9]+)+");
    private static final Set<String> REFUSING = Set.of("HouseErrors.of", "refusal", "broken", "Denial.RuleBroken", "Refusal");
    /** What is not written there, but put in when it happens. */
    private static final String OPEN = "…";

    private RefusalCalls() {}

    /** What a refusal says beside its code. */
    record Words(String why, String fix) {

        /** Whether something of both is written where the refusal is made. */
        boolean areTold() {
            return isTold(why) && isTold(fix);
        }
    }

    /** Whether more is written than what is put in when it happens. */
    static boolean isTold(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** The refusals in a room's source, by code; one that is made in several places has the words of the first. */
    static Map<String, Words> in(Path room) throws IOException {
        var found = new TreeMap<String, Words>();
        try (Stream<Path> files = Files.walk(room)) {
            List<Path> sources = files.filter(path -> path.toString().endsWith(".java")).sorted().toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var manager = compiler.getStandardFileManager(null, null, null)) {
                var task = (JavacTask) compiler.getTask(
                        null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(sources));
                for (CompilationUnitTree unit : task.parse()) {
                    var scan = new Scan();
                    scan.scan(unit, "");
                    scan.found().forEach(found::putIfAbsent);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static final class Scan extends TreeScanner<@Nullable Void, String> {
        private final Map<String, Words> told = new TreeMap<>();
        /** A method that is handed a code, and the words that it adds. */
        private final Map<String, Words> added = new HashMap<>();
        private final Map<String, String> handed = new TreeMap<>();

        @Override
        public @Nullable Void visitMethod(MethodTree method, String around) {
            return super.visitMethod(method, method.getName().toString());
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, String around) {
            look(call.getMethodSelect().toString(), call.getArguments(), around);
            return super.visitMethodInvocation(call, around);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree call, String around) {
            look(call.getIdentifier().toString(), call.getArguments(), around);
            return super.visitNewClass(call, around);
        }

        private void look(String called, List<? extends ExpressionTree> arguments, String around) {
            Optional<String> code = arguments.stream().flatMap(one -> code(one).stream()).findFirst();
            boolean refuses = REFUSING.contains(called) || (called.equals("of") && code.isPresent());
            if (refuses && arguments.size() >= 4) {
                var words = new Words(text(arguments.get(arguments.size() - 2)), text(arguments.getLast()));
                code.ifPresentOrElse(known -> told.putIfAbsent(known, words), () -> added.put(around, words));
            } else if (arguments.size() > 1) {
                code.ifPresent(known -> handed.putIfAbsent(known, called));
            }
        }

        Map<String, Words> found() {
            var all = new TreeMap<>(told);
            handed.forEach((code, method) -> Optional.ofNullable(added.get(method)).ifPresent(words -> all.putIfAbsent(code, words)));
            return all;
        }

        private static Optional<String> code(Tree argument) {
            return argument instanceof LiteralTree literal && literal.getValue() instanceof String text && CODE.matcher(text).matches()
                    ? Optional.of(text)
                    : Optional.empty();
        }

        private static String text(Tree tree) {
            var parts = new ArrayList<String>();
            collect(tree, parts);
            return String.join("", parts).replaceAll(" +", " ");
        }

        private static void collect(Tree tree, List<String> parts) {
            switch (tree) {
                case LiteralTree literal -> parts.add(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> collect(inner.getExpression(), parts);
                case BinaryTree sum -> {
                    collect(sum.getLeftOperand(), parts);
                    collect(sum.getRightOperand(), parts);
                }
                case ConditionalExpressionTree choice -> {
                    collect(choice.getTrueExpression(), parts);
                    parts.add(" or ");
                    collect(choice.getFalseExpression(), parts);
                }
                default -> parts.add(OPEN);
            }
        }
    }
}
