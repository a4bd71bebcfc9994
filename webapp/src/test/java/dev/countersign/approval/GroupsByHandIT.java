package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Departments;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names of groups, and what the audit log says about groups and departments. */
class GroupsByHandIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whatSomebodyElseHasDoneAlreadyIsNotRecordedAgain() {
        UUID finance = group("finance").id();
        groups().addMember(company.elena, finance, company.ana.person());
        groups().addMember(company.elena, finance, company.ana.person());
        groups().removeMember(company.elena, finance, company.ana.person());
        assertThat(groups().removeMember(company.elena, finance, company.ana.person()))
                .isEqualTo(new GroupResult.Saved());
        assertThat(company.count("select count(*) from audit_entry where kind = 'group.member-added'"))
                .isEqualTo(1);
        assertThat(company.count("select count(*) from audit_entry where kind = 'group.member-removed'"))
                .isEqualTo(1);
    }

    @Test
    void aGroupMayHaveANameInAnyScriptOrOneThatDiffersOnlyInItsSigns() {
        List.of("R&D", "R D", "المشتريات", "采购", "2030")
                .forEach(name ->
                        assertThat(groups().create(company.elena, name, "")).isInstanceOf(GroupResult.Created.class));
        assertThat(groups().list(company.elena).orElseThrow())
                .extracting(GroupRow::key)
                .contains("r-d", "r-d-2", "group", "group-2", "group-3");
        assertThat(groups().create(company.elena, "采购", "")).isEqualTo(new GroupResult.NameTaken());
        assertThat(groups().create(company.elena, "&!", "")).isEqualTo(new GroupResult.NameWrong());
    }

    @Test
    void theAuditLogSaysTheNamesOfAGroupAndTheHeadOfADepartmentBefore() {
        UUID id = ((GroupResult.Created) groups().create(company.elena, "Law", "Derecho")).id();
        groups().rename(company.elena, id, group("law").name(), "Law", "Jurídico");
        assertThat(company.count("""
                        select count(*) from audit_entry where kind = 'group.renamed'
                          and content::json ->> 'name-spanish-before' = 'Derecho' and content::json ->> 'name-spanish' = 'Jurídico'
                        """)).isEqualTo(1);
        Departments departments = company.get(Departments.class);
        departments.lead(company.elena, "Sales", Optional.empty(), Optional.of(company.jon.person()));
        departments.lead(
                company.elena, "Sales", Optional.of(company.jon.person()), Optional.of(company.nuria.person()));
        assertThat(company.count("""
                        select count(*) from audit_entry where kind = 'department.head-changed'
                          and content::json ->> 'head' = '%s' and content::json ->> 'head-before' = '%s'
                        """.formatted(company.nuria.person(), company.jon.person())))
                .isEqualTo(1);
    }

    private GroupRow group(String key) {
        return groups().list(company.elena).orElseThrow().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Groups groups() {
        return company.get(Groups.class);
    }
}
