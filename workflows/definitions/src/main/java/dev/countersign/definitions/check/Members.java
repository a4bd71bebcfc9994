package dev.countersign.definitions.check;

import dev.countersign.asl.query.References;
import java.util.List;

/** Finds members that values in expressions do not have: {@code $form.amount.total}, {@code $requester.salary}. */
record Members(FormKnowledge knowledge, List<Problem> problems) {

    /** A field that is not in the form at all is another check's. */
    void check(String path, References references) {
        references.paths().stream()
                .filter(read -> !read.members().isEmpty())
                .filter(read -> !isTopField(read)
                        && knowledge.at(read.variable(), read.members()).isEmpty())
                .map(read -> missing(read.variable(), read.members()))
                .distinct()
                .forEach(words ->
                        problems.add(Problem.error(path, "template.no-such-member", words.get(0), words.get(1))));
    }

    private static boolean isTopField(References.Path read) {
        return read.variable().equals("form") && read.members().size() == 1;
    }

    /** What has no such member, and the member. */
    private List<String> missing(String variable, List<String> members) {
        int known = 0;
        while (known < members.size()
                && knowledge.at(variable, members.subList(0, known + 1)).isPresent()) {
            known++;
        }
        String around = String.join(".", members.subList(0, known));
        return List.of("$" + variable + (around.isEmpty() ? "" : "." + around), members.get(known));
    }
}
