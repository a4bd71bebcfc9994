package dev.countersign.definitions.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.RandomTemplates;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Changes of forms, and names of fields that follow them. */
class FormEditsTest {

    private static final String EXPENSES = """
            key: expenses
            name: Expenses
            prefix: EX
            title: $form.purpose & ', ' & $shown.from
            form:
              - text: purpose
                label: Purpose
              - date: from
                label: From
              - date: to
                label: To
                earliest: from
              - person: owner
                label: Owner
                required: true
              - table: items
                label: Items
                columns:
                  - number: count
                    label: Count
                  - money: price
                    label: Price
                    currencies: [EUR]
                  - money: amount
                    label: Amount
                    currencies: [EUR]
                    computed: $row.count * $row.price.amount
                total: amount
              - money: all
                label: All
                currencies: [EUR]
                computed: $sum($form.items.amount.amount)
              - long-text: reason
                label: Reason
                required-when: $form.all.amount > 100 and $form."purpose" != 'x'
            steps:
              - approval: owner
                name: Owner
                approvers: {person-in: owner}
                due: 2 days
                looks-at: [all, items]
              - branch: much
                name: Much
                cases:
                  - when: ($rows := $form.items; $sum($rows.amount.amount) > 1000)
                    label: much
                    steps:
                      - wait: day
                        name: Day
                        until: from
              - automated: check
                name: Check
                function: policy-check
                input:
                  table:
                    hit: first
                    rules:
                      - when: {all.amount: "> 5"}
                        outcome: deny
                        reason: No
                      - when: $form.all.amount > 5 or $form.purpose = 'x'
                        outcome: allow
                  form: "{% $form %}"
                  about: "{% $request.form.purpose & $lookup($form, 'purpose') %}"
              - notify: news
                name: News
                to: "$form.all.amount > 3 ? 'a@acme.test' : 'b@acme.test'"
                subject: News
                message: News
            """;

    private final TemplateDefinition expenses = read(EXPENSES);

    @Test
    void whereAFieldIsUsedIsFoundByTheSyntaxTree() {
        assertThat(FieldUses.of(expenses, FieldId.of("purpose")))
                .containsExactly(
                        "/form/6/required-when", "/title", "/steps/2/input/table/rules/1/when", "/steps/2/input/about");
        assertThat(FieldUses.of(expenses, FieldId.of("from")))
                .containsExactly("/form/2/earliest", "/title", "/steps/1/cases/0/steps/0/until");
        assertThat(FieldUses.of(expenses, FieldId.of("owner"))).containsExactly("/steps/0/approvers");
        assertThat(FieldUses.of(expenses, new FieldId("items", "amount")))
                .containsExactly("/form/4/total", "/form/5/computed", "/steps/1/cases/0/when");
        assertThat(FieldUses.of(expenses, new FieldId("items", "count"))).containsExactly("/form/4/columns/2/computed");
        assertThat(FieldUses.of(expenses, FieldId.of("reason"))).isEmpty();
    }

    @Test
    void aRenamedFieldIsFollowedEverywhere() {
        TemplateDefinition renamed = expenses;
        for (String key : List.of("purpose", "from", "owner", "items", "all")) {
            renamed =
                    FormEdits.rename(renamed, FieldId.of(key), key + "-2", true).orElseThrow();
        }
        for (String key : List.of("count", "price", "amount")) {
            renamed = FormEdits.rename(renamed, new FieldId("items-2", key), "the-" + key, true)
                    .orElseThrow();
        }
        assertThat(errors(renamed)).isEmpty();
        String yaml = TemplateYaml.write(renamed);
        assertThat(yaml)
                .contains("$form.`purpose-2` & ', ' & $shown.`from-2`")
                .contains("$row.`the-count` * $row.`the-price`.amount")
                .contains("$sum($form.`items-2`.`the-amount`.amount)")
                .contains("$form.`all-2`.amount > 100 and $form.\"purpose-2\" != 'x'")
                .contains("($rows := $form.`items-2`; $sum($rows.`the-amount`.amount) > 1000)")
                .contains("all-2.amount")
                .contains("$lookup($form, 'purpose-2')");
    }

    @Test
    void aRenamedColumnIsFollowedInTheFunctionsThatGetEachRow() {
        TemplateDefinition template = read(
                EXPENSES.replace(
                        "computed: $sum($form.items.amount.amount)",
                        "computed: $sum($map($filter($form.items, function($i) { $i.count > 1 }), function($i) { $i.count * $i.price.amount }))"));
        TemplateDefinition renamed = FormEdits.rename(template, new FieldId("items", "count"), "pieces", true)
                .flatMap(one -> FormEdits.rename(one, new FieldId("items", "price"), "unit-price", true))
                .orElseThrow();
        assertThat(errors(renamed)).isEmpty();
        assertThat(TemplateYaml.write(renamed))
                .contains("function($i) { $i.pieces > 1 }")
                .contains("function($i) { $i.pieces * $i.`unit-price`.amount }");
    }

    @Test
    void aRenamedFieldCanLeaveItsNamesBehind() {
        TemplateDefinition renamed =
                FormEdits.rename(expenses, FieldId.of("owner"), "boss", false).orElseThrow();
        assertThat(errors(renamed)).isNotEmpty();
        assertThat(FormEdits.rename(expenses, FieldId.of("owner"), "all", true)).isEmpty();
        assertThat(FormEdits.rename(expenses, FieldId.of("owner"), "No key", true))
                .isEmpty();
    }

    @Property(tries = 200)
    void renamingThereAndBackIsNoChange(@ForAll long seed) {
        TemplateDefinition template = RandomTemplates.of(seed);
        for (FieldId id : ids(template.form())) {
            TemplateDefinition there =
                    FormEdits.rename(template, id, "renamed", true).orElseThrow();
            FieldId other = new FieldId(id.table(), "renamed");
            assertThat(FieldUses.of(there, other)).isEqualTo(FieldUses.of(template, id));
            assertThat(FormEdits.rename(there, other, id.key(), true)).contains(template);
        }
    }

    @Property(tries = 60)
    void randomEditsGiveATemplateThatStillReads(@ForAll long seed) {
        Random random = new Random(seed);
        TemplateDefinition template = RandomTemplates.of(seed);
        for (int edit = 0; edit < 20; edit++) {
            template = edited(template, random).orElse(template);
        }
        assertThat(TemplateYaml.read(TemplateYaml.write(template))).isEqualTo(new ReadResult.Parsed(template));
    }

    private static Optional<TemplateDefinition> edited(TemplateDefinition template, Random random) {
        List<FieldId> ids = ids(template.form());
        FieldId any = ids.isEmpty() ? FieldId.of("none") : ids.get(random.nextInt(ids.size()));
        NewField kind = List.of(NewField.values()).get(random.nextInt(NewField.values().length));
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                FormEdits.insert(
                        template,
                        new Place(any.table(), 0, random.nextInt(4)),
                        kind.with(FormEdits.freeKey(template.form(), any.table(), kind.stem())));
            case 2 -> FormEdits.remove(template, any);
            case 3 -> FormEdits.move(template, any, new Place(any.table(), 0, random.nextInt(6)));
            case 4 -> FormEdits.moveBy(template, any, random.nextBoolean() ? 1 : -1);
            default ->
                FormEdits.find(template.form(), any)
                        .flatMap(item -> FormEdits.behind(template.form(), any)
                                .flatMap(place -> FormEdits.insert(
                                        template, place, FormEdits.fresh(template.form(), any.table(), item))));
        };
    }

    @Test
    void whatIsAddedHasNoErrors() {
        TemplateDefinition template = expenses;
        for (NewField kind : NewField.values()) {
            template = FormEdits.insert(
                            template,
                            new Place("", 0, 0),
                            kind.with(FormEdits.freeKey(template.form(), "", kind.stem())))
                    .orElseThrow();
        }
        assertThat(errors(template)).isEmpty();
    }

    @Test
    void aTableGoesIntoNoTableAndAFieldDoesNotChangeItsList() {
        assertThat(FormEdits.insert(expenses, new Place("items", 0, 0), NewField.TABLE.with("inner")))
                .isEmpty();
        assertThat(FormEdits.move(expenses, FieldId.of("all"), new Place("items", 0, 0)))
                .isEmpty();
        assertThat(FormEdits.moveBy(expenses, FieldId.of("purpose"), -1)).isEmpty();
        assertThat(FormEdits.moveBy(expenses, FieldId.of("purpose"), 1)
                        .orElseThrow()
                        .form()
                        .items())
                .extracting(FormItem::key)
                .startsWith("from", "purpose", "to");
    }

    @Test
    void aPointerLeadsToTheFieldOrColumn() {
        assertThat(FieldPointer.find(expenses.form(), "/form/4/columns/2/computed"))
                .contains(new FieldPointer(new FieldId("items", "amount"), "/computed"));
        assertThat(FieldPointer.find(expenses.form(), "/form/4/columns"))
                .contains(new FieldPointer(FieldId.of("items"), "/columns"));
        assertThat(FieldPointer.find(expenses.form(), "/form/0")).contains(new FieldPointer(FieldId.of("purpose"), ""));
        assertThat(FieldPointer.find(expenses.form(), "/form/70")).isEmpty();
        assertThat(FieldPointer.find(expenses.form(), "/title")).isEmpty();
    }

    private static List<FieldId> ids(Form form) {
        List<FieldId> ids = new ArrayList<>();
        for (FormItem item : form.items()) {
            ids.add(FieldId.of(item.key()));
            if (item instanceof TableField table) {
                table.columns().forEach(column -> ids.add(new FieldId(table.key(), column.key())));
            }
        }
        return ids;
    }

    private static List<Problem> errors(TemplateDefinition template) {
        return TemplateChecks.check(template).stream().filter(Problem::isError).toList();
    }

    private static TemplateDefinition read(String yaml) {
        return ((ReadResult.Parsed) TemplateYaml.read(yaml)).definition();
    }
}
