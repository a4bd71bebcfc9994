package dev.countersign.token.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.ui.OrganisationTabs;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edit;
import dev.countersign.token.Program;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.SecretDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The programs of the organisation. Auditors see them, administrators change them. */
@Route(OrganisationTabs.PROGRAMS)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/access-tokens.css")
public class ProgramsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Programs programs;
    private final transient People people;
    private final transient Clock clock;
    private final Viewer viewer;
    private final boolean mayChange;
    private final Div list = new Div();
    private final transient ProgramActs acts = new Acts();

    public ProgramsView(Programs programs, People people, Viewer viewer, Clock clock) {
        this.programs = programs;
        this.people = people;
        this.viewer = viewer;
        this.clock = clock;
        this.mayChange = viewer.actor().may(Right.GRANT_ROLES);
        addClassName("page");
        add(
                heading(),
                new OrganisationTabs(viewer, OrganisationTabs.PROGRAMS),
                new Paragraph(getTranslation("programs.about")),
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("programs.title"));
    }

    private Heading heading() {
        String title = getTranslation("programs.title");
        if (!mayChange) {
            return new Heading(title);
        }
        KeptDialog creating = new KeptDialog(viewer.actor(), "program");
        return new Heading(
                title, creating.button(getTranslation("programs.new"), () -> creating.open(dialog(creating))));
    }

    private TokenDialog dialog(KeptDialog creating) {
        return new TokenDialog(
                getTranslation("programs.new"),
                getTranslation("programs.name.help"),
                Arrays.stream(Scope.values()).filter(Scope::isForPrograms).toList(),
                TokenDialog.person(people, viewer),
                creating.fields(),
                (name, actsFor, scopes, days) -> actsFor.map(
                                chosen -> programs.create(viewer.actor(), name, chosen, scopes, days))
                        .orElseGet(TokenResult.Unsuitable::new),
                created -> told("programs.created", created));
    }

    private void told(String title, TokenResult.Created created) {
        show();
        new SecretDialog(getTranslation(title), getTranslation("programs.created.text"))
                .with(getTranslation("programs.client"), created.id())
                .with(getTranslation("programs.secret"), created.secret())
                .open();
    }

    private void show() {
        List<Program> found = programs.list(viewer.actor()).orElseThrow(NotFoundException::new);
        list.removeAll();
        if (found.isEmpty()) {
            list.add(new EmptyState(getTranslation("programs.none"), getTranslation("programs.none.text")));
            return;
        }
        list.add(new Rows(found.stream()
                .map(program -> new ProgramLine(program, people, viewer, clock.instant(), mayChange, acts))
                .toList()));
    }

    /** What the list asks for. */
    private final class Acts implements ProgramActs {

        @Override
        public void renew(Program program, int days) {
            TokenResult result = programs.renew(viewer.actor(), program.id(), days);
            if (result instanceof TokenResult.Created created) {
                told("programs.renewed", created);
            } else {
                Toast.say(getTranslation("programs.gone"));
                show();
            }
        }

        @Override
        public TokenResult actFor(Program program, Edit<PersonId> edit) {
            TokenResult result = programs.actFor(viewer.actor(), program.id(), edit);
            if (result instanceof TokenResult.Saved) {
                Toast.say(getTranslation("programs.person.saved"));
                show();
            }
            return result;
        }

        @Override
        public TokenResult stateMachine(Program program, Edit<String> arn) {
            TokenResult result = programs.stateMachine(viewer.actor(), program.id(), arn);
            if (result instanceof TokenResult.Saved) {
                show();
            }
            return result;
        }

        @Override
        public void delete(Program program) {
            boolean done = programs.delete(viewer.actor(), program.id()) instanceof TokenResult.Saved;
            Toast.say(getTranslation(done ? "programs.deleted" : "programs.gone"));
            show();
        }
    }
}
