package dev.countersign.definitions;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.Question;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.form.TextPattern;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApprovalStep.Answer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Retry;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Templates of random fields and steps with awkward texts. They can be written and read, but not all of them make sense. */
public final class RandomTemplates {

    private static final List<String> TEXTS = List.of(
            "Amount",
            "",
            "a: b",
            "# no comment",
            "yes",
            "007",
            "12",
            "null",
            "~",
            "- item",
            "{x}",
            "[1, 2]",
            "it's \"quoted\"",
            "two\nlines",
            "ends with space ",
            " begins with it",
            "|",
            ">",
            "%",
            "@at",
            "`tick`",
            "ñandú €",
            "tab\there",
            "a#b",
            "a #b",
            "2027-01-31",
            "1e3",
            "&anchor",
            "*alias",
            "!tag",
            "trailing:",
            "back\\slash",
            "\uD83D\uDE80");

    private static final int DEEPEST = 3;

    private final Random random;
    private int keys;

    private RandomTemplates(long seed) {
        this.random = new Random(seed);
    }

    public static TemplateDefinition of(long seed) {
        RandomTemplates one = new RandomTemplates(seed);
        return new TemplateDefinition(
                "random", one.text(), one.optional(), "RND", one.text(), new Form(one.items()), one.steps(0));
    }

    private String key(String stem) {
        return stem + "-" + ++keys;
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> List<T> some(int least, int most, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        IntStream.range(0, least + random.nextInt(most - least + 1)).forEach(_ -> all.add(one.get()));
        return all;
    }

    private String filled() {
        return "x" + any(TEXTS);
    }

    private Text text() {
        return random.nextBoolean() ? Text.of(filled()) : new Text(filled(), Map.of("es", filled()));
    }

    private Text optional() {
        return random.nextBoolean() ? Text.NONE : text();
    }

    private List<FormItem> items() {
        return some(1, 8, () -> random.nextInt(5) == 0 ? section() : ruled(field()));
    }

    private Section section() {
        return new Section(key("section"), optional(), optional(), 1 + random.nextInt(3), condition());
    }

    private @Nullable String condition() {
        return random.nextInt(4) == 0 ? "$form.a > " + random.nextInt(9) : null;
    }

    private Field ruled(Field field) {
        FieldRules rules = new FieldRules(condition(), condition(), condition(), null, null);
        if (!(field instanceof TableField)) {
            rules = rules.initial(any(
                    Arrays.asList(null, StringNode.valueOf(filled()), DecimalNode.valueOf(new BigDecimal("12.50")))));
        }
        if (field instanceof NumberField && random.nextBoolean()) {
            rules = rules.computed("$form.a * 2");
        }
        return field.with(field.question().with(rules));
    }

    private TableField table() {
        List<Field> columns = some(1, 3, () -> ruled(simple()));
        return new TableField(key("table"), text(), optional(), random.nextBoolean(), columns, 1, 9, null);
    }

    private Field field() {
        return random.nextInt(8) == 0 ? table() : simple();
    }

    private Field simple() {
        boolean required = random.nextBoolean();
        BigDecimal limit =
                random.nextBoolean() ? null : new BigDecimal(any(List.of("0", "-5", "0.25", "100", "12000.5")));
        return switch (random.nextInt(9)) {
            case 0 ->
                new TextField(key("text"), text(), optional(), required, random.nextInt(3), 1 + random.nextInt(300));
            case 6 ->
                new TextField(
                        new Question(key("code"), text(), optional(), required),
                        0,
                        200,
                        new TextPattern("[A-Z]/" + random.nextInt(9), optional()));
            case 7 ->
                new MultiChoiceField(
                        new Question(key("choices"), text(), optional(), required),
                        some(1, 4, () -> new Option(key(filled()), text())),
                        1,
                        1 + random.nextInt(3));
            case 1 -> new LongTextField(key("long"), text(), optional(), required, 0, 1 + random.nextInt(9_000));
            case 2 -> new NumberField(key("number"), text(), optional(), required, limit, null, random.nextInt(4));
            case 3 -> new MoneyField(key("money"), text(), optional(), required, null, limit, List.of("EUR", "USD"));
            case 4 -> new DateField(key("date"), text(), optional(), required, bound(), bound());
            case 5 ->
                new ChoiceField(
                        key("choice"),
                        text(),
                        optional(),
                        required,
                        some(1, 4, () -> new Option(key(filled()), text())));
            default ->
                new PersonField(
                        key("person"),
                        text(),
                        optional(),
                        required,
                        any(List.of(
                                new Among.Everybody(),
                                new Among.Group("legal"),
                                new Among.HoldersOf(Among.Role.MANAGER))));
        };
    }

    private @Nullable DateBound bound() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new DateBound.Fixed(LocalDate.of(2027, 1, 1 + random.nextInt(28)));
            case 2 -> new DateBound.SameAs("other");
            default -> new DateBound.FromToday(random.nextInt(21) - 10);
        };
    }

    private List<Step> steps(int depth) {
        return some(depth == 0 ? 1 : 0, 4, () -> step(depth));
    }

    private Step step(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
            case 0 -> approval();
            case 1 -> new NotifyStep(key("notify"), text(), "$requester.email", text(), text());
            case 2 ->
                new WaitStep(
                        key("wait"),
                        text(),
                        random.nextBoolean()
                                ? new WaitStep.Until.Date("day")
                                : new WaitStep.Until.Elapsed(Duration.ofMinutes(1 + random.nextInt(9_999))));
            case 3 -> automated();
            case 4 ->
                new BranchStep(
                        key("branch"),
                        text(),
                        some(
                                1,
                                3,
                                () -> new BranchStep.Case("$form.a > " + random.nextInt(9), text(), steps(depth + 1))),
                        steps(depth + 1));
            default ->
                new ParallelStep(
                        key("parallel"),
                        text(),
                        any(List.of(ParallelStep.Join.values())),
                        any(List.of(ParallelStep.SamePerson.values())),
                        some(2, 3, () -> steps(depth + 1)));
        };
    }

    private ApprovalStep approval() {
        Expiry expiry = new Expiry(
                some(
                        0,
                        2,
                        () -> new Expiry.Escalation(approvers(), random.nextBoolean() ? null : WorkingTime.hours(3))),
                any(List.of(Expiry.Last.values())));
        return new ApprovalStep(
                key("approval"),
                text(),
                approvers(),
                any(List.of(
                        new QuorumRule.Any(),
                        new QuorumRule.All(),
                        new QuorumRule.AtLeast(2),
                        new QuorumRule.Percent(60))),
                WorkingTime.days(1 + random.nextInt(9)),
                some(0, 2, () -> WorkingTime.hours(1 + random.nextInt(9))),
                expiry,
                any(List.of(Set.of(Answer.APPROVE, Answer.DENY), Set.of(Answer.values()))));
    }

    private Approvers approvers() {
        return any(List.of(
                new Approvers.ManagerOf(Approvers.REQUESTER, 1 + random.nextInt(3)),
                new Approvers.ManagerOfApprover("before"),
                new Approvers.DepartmentHead("buyer"),
                new Approvers.HoldersOf(Among.Role.ADMINISTRATOR),
                new Approvers.Group("finance"),
                new Approvers.PersonInField("buyer"),
                new Approvers.FixedPerson("ana@acme.test"),
                new Approvers.Expression("$form.`a-b` = \"x\" ? \"a@b.c\" : []")));
    }

    private AutomatedStep automated() {
        FunctionCall call = new FunctionCall(
                "policy-check",
                JsonNodeFactory.instance
                        .objectNode()
                        .put(filled(), "{% $form.a %}")
                        .put("n", BigInteger.valueOf(random.nextInt(9))));
        return new AutomatedStep(
                key("automated"),
                text(),
                call,
                1 + random.nextInt(900),
                random.nextBoolean() ? Retry.STANDARD : new Retry(random.nextInt(20), 1, 2),
                random.nextBoolean() ? null : call,
                null);
    }
}
