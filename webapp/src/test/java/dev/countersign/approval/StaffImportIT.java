package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.StaffImportResult.Fault;
import dev.countersign.administration.StaffImportResult.Kind;
import dev.countersign.administration.StaffImportResult.Problem;
import dev.countersign.administration.StaffImportResult.Read;
import dev.countersign.administration.StaffImportResult.Row;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.Role;
import dev.countersign.text.Spreadsheet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People from a file. */
class StaffImportIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aPreviewSaysWhatTheImportThenDoes() {
        String file = """
                name,email,department,manager,language,zone,roles
                Olga Núñez,olga@acme.test,Sales,pau@acme.test,es-MX,America/Mexico_City,auditor
                "Mas, Pau ""el Alto\""",pau@acme.test,Sales,,,,
                '=HYPERLINK(1),formula@acme.test,,olga@acme.test,,,
                """;
        assertThat(kinds(preview(file))).isEqualTo("ADDED ADDED ADDED");
        assertThat(person("olga@acme.test")).as("taken back").isEmpty();
        assertThat(company.count("select count(*) from audit_entry where kind = 'person.added'"))
                .isZero();

        Read done = (Read) imported(file.getBytes(StandardCharsets.UTF_8));

        assertThat(done.done()).isTrue();
        Person olga = person("olga@acme.test").orElseThrow();
        Person pau = person("pau@acme.test").orElseThrow();
        assertThat(olga.manager()).isEqualTo(pau.id());
        assertThat(olga.locale().toLanguageTag()).isEqualTo("es-MX");
        assertThat(olga.roles()).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.AUDITOR);
        assertThat(pau.name()).isEqualTo("Mas, Pau \"el Alto\"");
        assertThat(person("formula@acme.test").orElseThrow().name()).isEqualTo("=HYPERLINK(1)");
        assertThat(kinds(preview(file))).as("again").isEqualTo("SAME SAME SAME");
    }

    /** The line of a new person would take the role away from one who was added since. */
    @Test
    void nothingIsImportedIfALineWouldDoSomethingElseThanItsPreviewSaid() {
        byte[] file = "name,email,roles\nOlga,olga@acme.test,\n".getBytes(StandardCharsets.UTF_8);
        Read previewed = (Read) imports().preview(company.elena, file);
        imported("name,email,roles\nOlga,olga@acme.test,auditor\n".getBytes(StandardCharsets.UTF_8));

        Read refused = (Read) imports().apply(company.elena, file, previewed.rows());

        assertThat(refused.done()).isFalse();
        assertThat(kinds(refused)).isEqualTo("CHANGED");
        assertThat(person("olga@acme.test").orElseThrow().roles()).contains(Role.AUDITOR);
        imported("name,email,department\nOlga,olga@acme.test,Sales\n".getBytes(StandardCharsets.UTF_8));
        assertThat(((Read) imports().apply(company.elena, file, refused.rows())).done())
                .as("it changes somebody who is not as they were")
                .isFalse();
        assertThat(((Read) imported(file)).done()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidAtItsLineAndNothingIsImported() {
        String file = """
                email;name;manager;zone
                olga@acme.test;Olga;nobody@acme.test;
                olga@acme.test;Olga;;
                pau@acme.test;Pau;;Mars/Base
                no address;Ada;;
                ;;;
                eva@acme.test;Eva;;
                """;
        StaffImportResult.Read read = (Read) imported(file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.done()).isFalse();
        assertThat(read.rows()).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L, 7L);
        assertThat(read.rows())
                .extracting(Row::faults)
                .containsExactly(
                        List.of(Fault.MANAGER_UNKNOWN),
                        List.of(Fault.TWICE),
                        List.of(Fault.ZONE_UNKNOWN),
                        List.of(),
                        List.of());
        assertThat(read.rows().get(3).refusals()).containsExactly(new StaffResult.EmailWrong());
        assertThat(person("eva@acme.test")).isEmpty();
    }

    @Test
    void allThatIsWrongWithALineIsSaidAtOnce() {
        Row row = ((Read) preview("""
                name,email,manager,language,zone,roles
                ,no address,nobody@acme.test,de,Mars/Base,king
                """)).rows().getFirst();
        assertThat(row.faults())
                .containsExactlyInAnyOrder(
                        Fault.LANGUAGE_UNKNOWN, Fault.ZONE_UNKNOWN, Fault.ROLE_UNKNOWN, Fault.MANAGER_UNKNOWN);
        assertThat(row.refusals()).containsExactly(new StaffResult.NameMissing(), new StaffResult.EmailWrong());
    }

    @Test
    void whatNobodySeesIsLeftOutOfNamesAndAddresses() {
        assertThat(imported("""
                name,email,department
                "\u202EAda
                Lovelace",ada\u200B@acme.test,\u2060Sales
                """.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Read.class);
        Person ada = person("ada@acme.test").orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        assertThat(ada.department()).isEqualTo("Sales");
        assertThat(((Read) preview("name,email\n\u3164,x@acme.test\n\u200B\u2060,y@acme.test\nZ,z\u200C@acme.test\n"))
                        .rows())
                .extracting(Row::refusals)
                .containsExactly(
                        List.of(new StaffResult.NameMissing()), List.of(new StaffResult.NameMissing()), List.of());
    }

    @Test
    void aPersonHasALanguageWithARegionAndTheTimeZoneOfAPlace() {
        String privately = "en-x-" + "abcdefgh-".repeat(800) + "z";
        assertThat(kinds(imported("""
                name,email,language
                Ada,ada@acme.test,en-GB-u-nu-arab-ca-buddhist
                Eva,eva@acme.test,%s
                """.formatted(privately).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("ADDED ADDED");
        assertThat(person("ada@acme.test").orElseThrow().locale().toLanguageTag())
                .isEqualTo("en-GB");
        assertThat(person("eva@acme.test").orElseThrow().locale().toLanguageTag())
                .isEqualTo("en");
        assertThat(((Read) preview("name,email,zone\nA,a@acme.test,UTC+01:02:03\nB,b@acme.test,+02:00\n")).rows())
                .extracting(Row::faults)
                .containsOnly(List.of(Fault.ZONE_UNKNOWN));
    }

    @Test
    void aCircleOfManagersIsRefusedWhereverItStandsInTheFile() {
        String file = """
                name,email,manager
                A,a@acme.test,b@acme.test
                B,b@acme.test,c@acme.test
                C,c@acme.test,a@acme.test
                D,d@acme.test,a@acme.test
                """;
        assertThat(((Read) preview(file)).rows())
                .as("each line of the circle, and not who is below it")
                .extracting(Row::refusals)
                .containsExactly(
                        List.of(new StaffResult.Circle()),
                        List.of(new StaffResult.Circle()),
                        List.of(new StaffResult.Circle()),
                        List.of());
    }

    /** A spreadsheet is sorted by name, or by whatever else. */
    @Test
    void whoManagesAndWhoReportsAreExchangedInEitherOrderOfTheLines() {
        imported("name,email,manager\nOlga,olga@acme.test,\nPau,pau@acme.test,olga@acme.test\n"
                .getBytes(StandardCharsets.UTF_8));
        String olga = "Olga,olga@acme.test,pau@acme.test\n";
        String pau = "Pau,pau@acme.test,\n";
        assertThat(kinds(preview("name,email,manager\n" + pau + olga))).isEqualTo("CHANGED CHANGED");

        Read done = (Read) imported(("name,email,manager\n" + olga + pau).getBytes(StandardCharsets.UTF_8));

        assertThat(done.done()).isTrue();
        assertThat(person("olga@acme.test").orElseThrow().manager())
                .isEqualTo(person("pau@acme.test").orElseThrow().id());
        assertThat(person("pau@acme.test").orElseThrow().manager()).isNull();
    }

    @Test
    void filesOfSpreadsheetsAreReadAndOthersRefused() {
        byte[] old = "email;name\r\nnunez@acme.test;Núñez\r\n".getBytes(Charset.forName("windows-1252"));
        assertThat(kinds(imports().preview(company.elena, old))).isEqualTo("ADDED");
        assertThat(((Read) imports().preview(company.elena, old))
                        .rows()
                        .getFirst()
                        .name())
                .isEqualTo("Núñez");
        assertThat(preview("name,department\nOlga,Sales\n"))
                .isEqualTo(new StaffImportResult.Refused(Problem.COLUMNS_MISSING));
        assertThat(preview("name,email\n")).isEqualTo(new StaffImportResult.Refused(Problem.EMPTY));
        assertThat(preview("name,email\n\"open,x@acme.test")).isEqualTo(new StaffImportResult.Refused(Problem.NOT_CSV));
        assertThat(preview("name,email\n" + "A,a@acme.test\n".repeat(2_001)))
                .isEqualTo(new StaffImportResult.Refused(Problem.TOO_MANY));
        assertThat(imports().preview(company.ana, old)).isEqualTo(new StaffImportResult.NotAllowed());
    }

    @Test
    void filesAreReadInTheEncodingsAndWithTheSeparatorsOfSpreadsheets() {
        String text = "name;email\r\nNúñez 東;nunez@acme.test\r\n";
        String wide = text.replace(';', '\t');
        for (byte[] file : List.of(
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + wide).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + wide).getBytes(StandardCharsets.UTF_16BE),
                ("sep=;\r\n" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFFsep=|\n" + text.replace(';', '|')).getBytes(StandardCharsets.UTF_8))) {
            Read read = (Read) imports().preview(company.elena, file);
            assertThat(read.rows()).extracting(Row::name).containsExactly("Núñez 東");
            assertThat(read.reading().guessed()).isFalse();
        }
        byte[] old = "name,email\nNúñez,nunez@acme.test\n".getBytes(Charset.forName("windows-1252"));
        assertThat(((Read) imports().preview(company.elena, old)).reading().guessed())
                .isTrue();
        for (byte[] file : List.of(
                text.getBytes(StandardCharsets.UTF_16LE),
                new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'},
                new byte[] {'n', (byte) 0x81},
                new byte[] {'P', 'K', 3, 4, 0, 0})) {
            assertThat(imports().preview(company.elena, file))
                    .isEqualTo(new StaffImportResult.Refused(Problem.ENCODING_UNKNOWN));
        }
    }

    @Test
    void theSeparatorIsFoundByTheTitlesOfTheColumns() {
        for (String file : List.of(
                ";;\n;;\nname;email;notes, other\nAda;ada@acme.test;x\n",
                "name,email,\"notes; other\"\nAda,ada@acme.test,x\n",
                "\n\"notes; other\"\tname\temail\nx\tAda\tada@acme.test\n")) {
            Read read = (Read) preview(file);
            assertThat(read.rows()).extracting(Row::name).containsExactly("Ada");
            assertThat(read.reading().ignored()).hasSize(1);
        }
    }

    @Test
    void aRecordOfSeveralLinesIsNamedByItsFirst() {
        Read read = (Read) preview("""
                sep=,

                name,email

                "Ada
                Lovelace",no address

                "Eva

                Mas",
                Pau,
                Mas, Pau,pau@acme.test
                """);
        assertThat(read.rows()).extracting(Row::line).containsExactly(5L, 8L, 11L, 12L);
        assertThat(read.rows())
                .extracting(Row::faults)
                .containsExactly(
                        List.of(),
                        List.of(Fault.EMAIL_MISSING),
                        List.of(Fault.EMAIL_MISSING),
                        List.of(Fault.TOO_MANY_VALUES));
        assertThat(read.rows().get(1).refusals()).isEmpty();
        assertThat(((Read) preview("name,email\r\n\"A\r\nB\",a@acme.test\r\n\r\nC,c@acme.test\r\n")).rows())
                .extracting(Row::line)
                .containsExactly(2L, 5L);
    }

    @Test
    void columnsThatMeanNothingAreNamedAndOneColumnTwiceIsRefused() {
        assertThat(((Read) preview("Name,E-mail,email,phone,,phone\nAda,x,ada@acme.test,1,,2\n"))
                        .reading()
                        .ignored())
                .containsExactly("E-mail", "phone");
        assertThat(preview("name,email,Email \nAda,ada@acme.test,eva@acme.test\n"))
                .isEqualTo(new StaffImportResult.Refused(Problem.COLUMN_TWICE));
    }

    @Test
    void whatAnExportKeepsFromBeingAFormulaComesBackAsItWas() {
        for (String name : List.of("=1+1", "A;=B", "\uFF1DSUM", "O'Brien", "'quoted'", "- Ada")) {
            assertThat(Spreadsheet.shown(Spreadsheet.text(name))).isEqualTo(name);
        }
    }

    @Test
    void manyPeopleAreImportedInOneAct() {
        String file = IntStream.range(0, 200)
                .mapToObj(i ->
                        "Person %d,p%d@acme.test,%s".formatted(i, i, i == 0 ? "" : "p%d@acme.test".formatted(i / 50)))
                .collect(Collectors.joining("\n", "name,email,manager\n", "\n"));
        long begun = System.nanoTime();
        Read read = (Read) imported(file.getBytes(StandardCharsets.UTF_8));
        System.out.printf(
                "200 people imported in %d ms%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(read.done()).isTrue();
        assertThat(company.count(
                        "select count(*) from person where email like 'p%@acme.test' and manager_id is not null"))
                .isEqualTo(199);
    }

    @Test
    void aPreviewSaysEachFieldThatALineChanges() {
        imported("""
                name,email,department,manager
                Olga,olga@acme.test,Sales,
                Pau,pau@acme.test,,olga@acme.test
                """.getBytes(StandardCharsets.UTF_8));
        List<Row> rows = ((Read) preview("""
                name,email,department,manager,roles
                Pau Mas,pau@acme.test,,new@acme.test,administrator
                Olga,olga@acme.test,Sales,,
                New,new@acme.test,,olga@acme.test,auditor
                """)).rows();

        Row pau = rows.getFirst();
        assertThat(pau.changes())
                .containsExactlyInAnyOrder(StaffDraft.Field.NAME, StaffDraft.Field.MANAGER, StaffDraft.Field.ROLES);
        StaffImportResult.Wanted wanted = pau.wanted().orElseThrow();
        assertThat(wanted.draft().name()).isEqualTo("Pau Mas");
        assertThat(wanted.draft().roles()).contains(Role.ADMINISTRATOR);
        assertThat(wanted.managerBefore()).contains("olga@acme.test");
        assertThat(wanted.manager()).contains("new@acme.test");
        assertThat(rows.get(1).changes()).isEmpty();
        assertThat(rows.get(2).wanted().orElseThrow().draft().roles()).contains(Role.AUDITOR);
        assertThat(rows.get(2).wanted().orElseThrow().manager()).contains("olga@acme.test");
    }

    @Test
    void aCircleNamesTheManagerOfTheLine() {
        imported("name,email,manager\nOlga,olga@acme.test,\nPau,pau@acme.test,olga@acme.test\n"
                .getBytes(StandardCharsets.UTF_8));
        Row olga = ((Read) preview("name,email,manager\nOlga,olga@acme.test,pau@acme.test\n"))
                .rows()
                .getFirst();
        assertThat(olga.refusals()).containsExactly(new StaffResult.Circle());
        assertThat(olga.manager()).isEqualTo("Pau");
    }

    @Test
    void whoMayNotChangeSomebodyMayImportThemAsTheyAre() {
        imported("""
                name,email,manager,roles
                Desk,desk@acme.test,,service-desk
                Olga,olga@acme.test,,auditor
                """.getBytes(StandardCharsets.UTF_8));
        Actor desk =
                new Actor(company.tenant, person("desk@acme.test").orElseThrow().id(), Set.of());
        String same = """
                name,email,manager,roles
                Desk,desk@acme.test,,service-desk
                Olga,olga@acme.test,,auditor
                New,new@acme.test,,
                """;
        byte[] file = same.getBytes(StandardCharsets.UTF_8);
        Read read = (Read) imports().preview(desk, file);
        assertThat(kinds(read)).isEqualTo("SAME SAME ADDED");
        assertThat(((Read) imports().apply(desk, file, read.rows())).done()).isTrue();

        Read other = (Read) imports()
                .preview(
                        desk,
                        same.replace("Olga,olga@acme.test,,auditor", "Olga,olga@acme.test,new@acme.test,auditor")
                                .replace("Desk,desk", "Desk 2,desk")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(other)).isEqualTo("WRONG WRONG SAME");
        assertThat(other.rows().subList(0, 2))
                .extracting(Row::refusals)
                .containsOnly(List.of(new StaffResult.NotAllowed()));
    }

    /** All are written at once, and who shares a name is known by more than the name. */
    @Test
    void peopleExchangeNamesOrGetTheSameOne() {
        String titles = "name,email\n";
        imported((titles + "Olga,olga@acme.test\nPau,pau@acme.test\nEva,eva@acme.test\n")
                .getBytes(StandardCharsets.UTF_8));
        for (String names : List.of("Pau Olga Ada", "Sam Sam Sam", "Sam Eva Sam", "Olga Pau Eva")) {
            List<String> each = List.of(names.split(" ", -1));
            String file = titles
                    + "%s,olga@acme.test\n%s,pau@acme.test\n%s,eva@acme.test\n"
                            .formatted(each.get(0), each.get(1), each.get(2));
            assertThat(((Read) imported(file.getBytes(StandardCharsets.UTF_8))).done())
                    .as(names)
                    .isTrue();
            assertThat(List.of("olga", "pau", "eva"))
                    .extracting(
                            name -> person(name + "@acme.test").orElseThrow().name())
                    .isEqualTo(each);
            assertThat(company.count("select count(*) from person where namesake"))
                    .as(names)
                    .isEqualTo(each.stream()
                            .filter(name -> each.indexOf(name) != each.lastIndexOf(name))
                            .count());
        }
    }

    private static String kinds(StaffImportResult result) {
        return ((Read) result).rows().stream().map(Row::kind).map(Kind::name).collect(Collectors.joining(" "));
    }

    private StaffImportResult preview(String file) {
        return imports().preview(company.elena, file.getBytes(StandardCharsets.UTF_8));
    }

    private StaffImportResult imported(byte[] file) {
        return imports().apply(company.elena, file, ((Read) imports().preview(company.elena, file)).rows());
    }

    private StaffImport imports() {
        return company.get(StaffImport.class);
    }

    private Optional<Person> person(String email) {
        return company.get(People.class).byEmail(company.tenant, email);
    }
}
