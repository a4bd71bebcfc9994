package dev.countersign.local;

import static dev.countersign.local.DemoAccount.DemoPart.ADMINISTRATOR;
import static dev.countersign.local.DemoAccount.DemoPart.AUDITOR;
import static dev.countersign.local.DemoAccount.DemoPart.BUDGET_OWNER;
import static dev.countersign.local.DemoAccount.DemoPart.DIRECTOR;
import static dev.countersign.local.DemoAccount.DemoPart.EMPLOYEE;
import static dev.countersign.local.DemoAccount.DemoPart.FINANCE;
import static dev.countersign.local.DemoAccount.DemoPart.LEGAL;
import static dev.countersign.local.DemoAccount.DemoPart.MANAGER;
import static dev.countersign.local.DemoAccount.DemoPart.SECURITY;
import static dev.countersign.local.DemoAccount.DemoPart.SERVICE_DESK;
import static dev.countersign.local.DemoAccount.DemoPart.SYSTEM_OWNER;
import static dev.countersign.local.DemoAccount.DemoPart.TEMPLATE_EDITOR;

import dev.countersign.definitions.text.Text;
import dev.countersign.local.DemoAccount.DemoPart;
import dev.countersign.people.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The demo people, groups and organisations. A manager is listed before the people they manage. */
public final class DemoAccounts {

    /** Public on purpose: the start of the product prints it. */
    public static final String PASSWORD = "countersign";

    public static final List<DemoTenant> TENANTS =
            List.of(new DemoTenant("acme", "Acme", "acme.test"), new DemoTenant("globex", "Globex", "globex.test"));

    private static final Locale SPANISH = Locale.of("es");

    /** The keys that built-in templates use, and the names that people read. */
    static final Map<String, Text> GROUPS = Map.of(
            "finance", name("Finance", "Finanzas"),
            "budget-owners", name("Budget owners", "Responsables de presupuesto"),
            "security", name("Security", "Seguridad"),
            "directors", name("Directors", "Dirección"),
            "system-owners", name("System owners", "Propietarios de sistemas"),
            "legal", name("Legal", "Jurídico"),
            "human-resources", name("Human resources", "Recursos humanos"));

    /** The head of each department, by the local part of the address; the other departments have none. */
    private static final Map<String, Map<String, String>> HEADS = Map.of(
            "acme", Map.of("Sales", "marta", "Finance", "nuria", "Legal", "laura"),
            "globex", Map.of("Sales", "wendy", "Legal", "lena"));

    public static final List<DemoAccount> ALL = List.of(
            acme("diego", "Diego Santos", "Management", null, DIRECTOR, Locale.ENGLISH),
            acme("marta", "Marta Ruiz", "Sales", "diego", MANAGER, Locale.ENGLISH),
            acme("ana", "Ana Torres", "Sales", "marta", EMPLOYEE, Locale.ENGLISH),
            acme("luis", "Luis Pardo", "Sales", "marta", EMPLOYEE, SPANISH),
            acme("nuria", "Nuria Mas", "Finance", "diego", FINANCE, Locale.ENGLISH),
            acme("jon", "Jon Sáez", "Finance", "nuria", FINANCE, Locale.ENGLISH),
            acme("carlos", "Carlos Vega", "Operations", "diego", BUDGET_OWNER, Locale.ENGLISH),
            acme("sofia", "Sofía León", "Security", "diego", SECURITY, Locale.ENGLISH),
            acme("irene", "Irene Gil", "Systems", "diego", SYSTEM_OWNER, Locale.ENGLISH),
            acme("laura", "Laura Vidal", "Legal", "diego", LEGAL, Locale.ENGLISH),
            acme("pablo", "Pablo Rey", "Legal", "laura", LEGAL, SPANISH),
            acme("ines", "Inés Mora", "Legal", "laura", LEGAL, Locale.ENGLISH),
            acme("elena", "Elena Prado", "People", "diego", ADMINISTRATOR, Locale.ENGLISH),
            acme("olivia", "Olivia Quiroga", "Audit", "diego", AUDITOR, Locale.ENGLISH),
            acme("xavi", "Xavi Unzué", "Systems", "irene", SERVICE_DESK, Locale.ENGLISH),
            acme("greta", "Greta Yuste", "People", "elena", TEMPLATE_EDITOR, Locale.ENGLISH),
            globex("dana", "Dana Wolfe", "Management", null, DIRECTOR),
            globex("wendy", "Wendy Bell", "Sales", "dana", MANAGER),
            globex("hank", "Hank Scott", "Sales", "wendy", EMPLOYEE),
            globex("fay", "Fay Ito", "Finance", "dana", FINANCE),
            globex("bob", "Bob Reyes", "Operations", "dana", BUDGET_OWNER),
            globex("sam", "Sam Okoro", "Security", "dana", SECURITY),
            globex("olga", "Olga Lund", "Systems", "dana", SYSTEM_OWNER),
            globex("lena", "Lena Marsh", "Legal", "dana", LEGAL),
            globex("omar", "Omar Hale", "Legal", "lena", LEGAL),
            globex("adam", "Adam Price", "People", "dana", ADMINISTRATOR));

    private DemoAccounts() {}

    private static Text name(String english, String spanish) {
        return new Text(english, Map.of(SPANISH.getLanguage(), spanish));
    }

    /**
     * An organisation.
     *
     * @param domain of its people's email addresses
     */
    public record DemoTenant(String slug, String name, String domain) {}

    public static List<DemoAccount> of(DemoTenant tenant) {
        return ALL.stream()
                .filter(account -> account.tenant().equals(tenant.slug()))
                .toList();
    }

    /** The email address of the head of each department that has one. */
    static Map<String, String> headsOf(DemoTenant tenant) {
        return HEADS.getOrDefault(tenant.slug(), Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, head -> head.getValue() + "@" + tenant.domain()));
    }

    private static DemoAccount acme(
            String local, String name, String department, @Nullable String manager, DemoPart part, Locale locale) {
        return account("acme", local, name, department, manager, part, locale);
    }

    private static DemoAccount globex(
            String local, String name, String department, @Nullable String manager, DemoPart part) {
        return account("globex", local, name, department, manager, part, Locale.ENGLISH);
    }

    private static DemoAccount account(
            String tenant,
            String local,
            String name,
            String department,
            @Nullable String manager,
            DemoPart part,
            Locale locale) {
        var domain = "@" + tenant + ".test";
        return new DemoAccount(
                tenant,
                local + domain,
                name,
                department,
                manager == null ? null : manager + domain,
                groups(part),
                locale,
                roles(part),
                part);
    }

    private static List<String> groups(DemoPart part) {
        return switch (part) {
            case FINANCE -> List.of("finance");
            case BUDGET_OWNER -> List.of("budget-owners");
            // Shows the separation of duties: the owner of a system is a member of the security group, too.
            case SECURITY -> List.of("security", "system-owners");
            case DIRECTOR -> List.of("directors");
            case SYSTEM_OWNER -> List.of("system-owners");
            case LEGAL -> List.of("legal");
            case ADMINISTRATOR, TEMPLATE_EDITOR -> List.of("human-resources");
            case EMPLOYEE, MANAGER, AUDITOR, SERVICE_DESK -> List.of();
        };
    }

    private static Set<Role> roles(DemoPart part) {
        return switch (part) {
            case ADMINISTRATOR -> Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR);
            case TEMPLATE_EDITOR -> Set.of(Role.EMPLOYEE, Role.TEMPLATE_EDITOR);
            case AUDITOR -> Set.of(Role.EMPLOYEE, Role.AUDITOR);
            case SERVICE_DESK -> Set.of(Role.EMPLOYEE, Role.SERVICE_DESK);
            default -> Set.of(Role.EMPLOYEE);
        };
    }
}
