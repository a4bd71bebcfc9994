package dev.countersign.asl.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataReferencesTest {

    private static List<String> unknown(String expression) {
        try {
            Template template = new Template.Computed(JsonataQuery.parse(expression));
            return Jsonata.unsupported(template, Set.of("input", "context")).stream()
                    .map(InvalidQuery::getMessage)
                    .toList();
        } catch (InvalidQuery unreadable) {
            throw new AssertionError(expression, unreadable);
        }
    }

    private static References references(String expression) {
        try {
            return JsonataQuery.parse(expression).references();
        } catch (InvalidQuery unreadable) {
            throw new AssertionError(expression, unreadable);
        }
    }

    private static List<String> paths(String expression) {
        return references(expression).paths().stream()
                .map(path -> path.position() + ":"
                        + String.join(
                                ".",
                                Stream.concat(Stream.of(path.variable()), path.members().stream())
                                        .toList()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '~',
            value = {
                "phone # phone",
                "phone.home # phone",
                "1 + a[b = 1] # a",
                "$sum(prices) # prices",
                "{'x': [y]} # y",
                "`a b`.c # a b",
                "$x ? (y) : 'z' # y",
                "$ # $",
                "[$].a # $",
                "$$ # $$",
                "$states.input[x = $$.y] # $$",
            })
    void aNameAtTheTopLevelIsFound(String expression, String name) {
        assertThat(unknown(expression))
                .containsExactly("Reference to '" + name + "' at the top level is not supported.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.a.b",
                "$states.context.Execution.Id",
                "$states.input.items[price > 1 and name in ['a', \"b\"]].{'n': name, 'p': $}",
                "$map($states.input, function($v, $i) { $v.a & b })",
                "$x.(a + b)^(>c).d",
                "$x{category: $sum(price)}",
                "$x ~> |item|{'price': price * 2}|",
                "$contains('phone', /pho(ne)/) /* phone */ and true",
                "$merge([{'a': null}, $x])",
                "$x.$y.`a b`",
                "1e-3 / 2",
                "$states",
                "$contains($x, /B/i)",
                "$x.items.$string(price)",
                "$x /* what it costs */",
                "($f := function($n)<n-n:n>{ $n + 1 }; $f($x))",
                "$x.items@$i.prices#$p[$p = 1].{'i': $i.n, 'v': value}",
                "$x.a.(%.b)",
                "($a := 1; $b := function($n) { $n < 2 ? 1 : $n * $b($n - 1) }; $b($a))",
            })
    void aNameThatMeansAnItemAtHandIsLeftAlone(String expression) {
        assertThat(unknown(expression)).isEmpty();
    }

    @Test
    void aMemberOfStatesThatThereIsNotIsFoundWhereverItStands() {
        assertThat(unknown("$x[a = $states.result.b] & $states.errorOutput & $states.errorOutput"))
                .containsExactly(
                        "Field '$states.result' does not exist.", "Field '$states.errorOutput' does not exist.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '~',
            value = {
                "$form.amount.value > 1 # 0:form.amount.value",
                "1 + $form.`a b`.c # 4:form.a b.c",
                "$form.items[price > 10].name # 0:form.items.price,0:form.items.name",
                "$form.(a + b) # 0:form,0:form.a,0:form.b",
                "$sum($form.items.(price * $count)) # 5:form.items,5:form.items.price,26:count",
                "$form.items^(>price)[0].name # 0:form.items,0:form.items.price,0:form.items.name",
                "$form.items{category: $sum(price)} # 0:form.items,0:form.items.category,0:form.items.price",
                "$lookup($form, 'a') # 8:form.a",
                "$lookup($form, $key) # 8:form,15:key",
                "$form.* # 0:form",
                "$form.**.price # 0:form",
                "$form.a.%.b # 0:form.a,0:form",
                "$form.items@$i.x[$i.n = 1] # 0:form.items,0:form.x,17:form.items.n",
                "($f := $form.a; $f.b & $f.c) # 16:form.a.b,23:form.a.c",
                "($form := {'a': 1}; $form.a) # ",
                "($form.a; ($form := 1); $form.b) # 1:form.a,24:form.b",
                "($x = 1 ? $form := 2 : 3; $form.a) # 1:x,10:form",
                "function($form) { $form.a }(1) # ",
                "($f := function($n) { $g($n) }; $g := function($m) { $m.a }; $f($form)) # 64:form",
                "$form.a ~> $uppercase # 0:form.a",
                "$map($form.a, $uppercase) # 5:form.a,14:uppercase",
                "$map($form.items, function($i) { $i.price }) # 5:form.items,33:form.items.price",
                "$form.items ~> $filter(function($i, $n, $all) { $i.a > $all[0].b }) # 0:form.items,48:form.items.a,55:form.items.b",
                "$sort($form.items, function($l, $r) { $l.a > $r.b }).c # 6:form.items,6:form.items.c,38:form.items.a,45:form.items.b",
                "$reduce($form.items, function($sum, $i) { $sum + $i.a }, 0) # 8:form.items,49:form.items.a",
                "($map := $f; $map($form.items, function($i) { $i.a })) # 13:f,18:form.items",
                "$each($form.a, function($v) { $v.b }) # 6:form.a",
                "/* $form.a */ '$form.b' & $contains($form.c, /$form.d/i) # 36:form.c",
            })
    void whatIsReadOfTheVariablesIsFound(String expression, @Nullable String paths) {
        assertThat(paths(expression)).containsExactlyElementsOf(paths == null ? List.of() : List.of(paths.split(",")));
    }

    @Test
    void functionsAreThoseThatAreCalledAndNotBound() {
        References references =
                references("($f := function($n) { $n }; $f(1) + $now() + $substring(?, 1)($x) ~> $nosuch)");

        assertThat(references.calls()).extracting(References.Name::name).containsExactly("now", "substring", "nosuch");
        assertThat(references.uses("now")).isTrue();
        assertThat(references("$map([1], $random)").uses("random")).isTrue();
        assertThat(references("'$now()'").uses("now")).isFalse();
    }

    @Test
    void theFunctionsAreThoseOfStepFunctions() {
        assertThat(JsonataQuery.functions())
                .contains("sum", "lookup", "now", "partition", "hash", "parse", "uuid")
                .doesNotContain("eval");
    }

    @Test
    void aPathByWayOfABoundVariableIsNotAsWritten() {
        assertThat(references("($f := $form; $f.a + $form.b + $lookup($form, 'c'))")
                        .paths())
                .extracting(References.Path::asWritten)
                .containsExactly(false, true, false);
    }
}
