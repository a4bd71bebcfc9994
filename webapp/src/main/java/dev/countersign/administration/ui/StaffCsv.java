package dev.countersign.administration.ui;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.StaffPlace;
import dev.countersign.administration.StaffRow;
import dev.countersign.people.Actor;
import dev.countersign.people.CurrentActor;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.text.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** The active people of the organisation as a file, which can be imported again. It is written page by page, so its size needs no memory. */
@Controller
class StaffCsv {

    private final Staff staff;
    private final CurrentActor current;

    StaffCsv(Staff staff, CurrentActor current) {
        this.staff = staff;
        this.current = current;
    }

    @GetMapping("/" + StaffView.PATH + ".csv")
    void download(HttpServletResponse response) throws IOException {
        Actor reader = current.get();
        List<StaffRow> page = page(reader, Optional.empty());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"people.csv\"");
        PrintWriter out = response.getWriter();
        // Spreadsheets recognize UTF-8 by this mark.
        out.write('\uFEFF');
        CSVPrinter csv = new CSVPrinter(out, new Spreadsheet(current.signedIn().locale()).format());
        csv.printRecord("name", "email", "department", "manager", "language", "zone", "roles");
        while (true) {
            List<StaffRow> shown = page.subList(0, Math.min(Staff.PAGE, page.size()));
            for (StaffRow row : shown) {
                csv.printRecord(cells(row));
            }
            // A reader who has gone away must not have the rest read.
            if (page.size() <= Staff.PAGE || out.checkError()) {
                break;
            }
            page = page(reader, Optional.of(shown.getLast().place()));
        }
        csv.flush();
    }

    private List<StaffRow> page(Actor reader, Optional<StaffPlace> after) {
        return staff.page(reader, new StaffFilter(StaffFilter.Kind.ACTIVE, ""), after)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<String> cells(StaffRow row) {
        return List.of(
                Spreadsheet.text(row.person().name()),
                Spreadsheet.text(row.person().email()),
                Spreadsheet.text(row.department() == null ? "" : row.department()),
                Spreadsheet.text(row.manager().map(PersonName::email).orElse("")),
                row.locale().toLanguageTag(),
                row.zone().getId(),
                row.roles().stream()
                        .filter(role -> role != Role.EMPLOYEE)
                        .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }
}
