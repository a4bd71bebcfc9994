package dev.countersign.testing;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.Location;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of the running product for one person, without a browser: what the server draws, and how it answers clicks. Scripts do not run.
 */
public final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SecuredBrowserlessApplicationContext<Authentication> pages;
    private final BrowserlessUserContext session;
    private final BrowserlessUIContext window;

    public Desk(RunningProduct product, Actor actor) {
        pages = SpringBrowserlessApplicationContext.createSecured(product.context(), "dev.countersign");
        session = pages.newUser(authentication(product, actor));
        window = session.newWindow();
    }

    private static Authentication authentication(RunningProduct product, Actor actor) {
        Person person =
                product.get(People.class).find(actor.tenant(), actor.person()).orElseThrow();
        SignedIn signedIn = new SignedIn(
                actor.tenant(),
                person.id(),
                person.name(),
                person.email(),
                person.roles(),
                person.locale(),
                person.zone());
        return new UsernamePasswordAuthenticationToken(
                signedIn,
                "",
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
    }

    /** Goes to an address below the root: {@code requests?status=open}. A view that is shown already stays, and gets the new address. */
    public Desk open(String address) {
        Location location = new Location(address);
        window.activate();
        window.getUI().navigate(location.getPath(), location.getQueryParameters());
        window.roundTrip();
        return this;
    }

    /** Everything that is written on the page and in its dialogs. */
    public String text() {
        window.activate();
        window.roundTrip();
        return window.find(Component.class).all().stream()
                .map(Desk::words)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What is written in the parts of the page with this CSS class. */
    public List<String> parts(String className) {
        window.activate();
        window.roundTrip();
        return window.find(Component.class).withClassName(className).all().stream()
                .map(part -> tree(part.getElement())
                        .map(element -> words(element, element.getText()))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** The components with this CSS class, to see whether they are drawn again. */
    public List<Component> drawn(String className) {
        window.activate();
        window.roundTrip();
        return List.copyOf(window.find(Component.class).withClassName(className).all());
    }

    /** The button of this name, to see whether it is drawn again. */
    public Button button(String name) {
        window.activate();
        window.roundTrip();
        return window.find(Button.class)
                .withCondition(one -> isCalled(one, name))
                .last();
    }

    private static Stream<Element> tree(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(Desk::tree));
    }

    /** The text of a component itself; all of it if plain elements make it up. */
    private static String words(Component component) {
        return component.getChildren().findAny().isEmpty()
                ? words(component.getElement(), component.getElement().getTextRecursively())
                : words(component.getElement(), component.getElement().getText());
    }

    /** Some elements get their content as HTML. */
    private static String words(Element element, String text) {
        String html = element.isTextNode() ? "" : element.getProperty("innerHTML", "");
        return (text + " " + Jsoup.parse(html).text()).strip();
    }

    /** What is written, once it includes these words. */
    public String textWith(String words) {
        return await().pollInSameThread().atMost(PATIENCE).until(this::text, text -> text.contains(words));
    }

    /** Waits until none of the parts with this CSS class includes these words. */
    public void awaitWithout(String className, String words) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> parts(className).stream().noneMatch(part -> part.contains(words)));
    }

    /** Waits until the text of the page is as this says: what others change comes by itself. */
    public void awaitText(Consumer<String> says) {
        await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> says.accept(text()));
    }

    public boolean has(String button) {
        window.activate();
        return window.find(Button.class)
                .withCondition(one -> isCalled(one, button))
                .exists();
    }

    /** Clicks the button of this name; if a dialog is open, the one in the dialog. */
    public Desk click(String button) {
        window.activate();
        window.test(window.find(Button.class)
                        .withCondition(one -> isCalled(one, button))
                        .last())
                .click();
        window.roundTrip();
        return this;
    }

    /** Types into the field with this label, or with this name for screen readers. */
    public Desk type(String field, String text) {
        window.activate();
        window.test(window.find(TextArea.class)
                        .withCondition(one -> field.equals(one.getLabel())
                                || one.getAriaLabel().filter(field::equals).isPresent())
                        .last())
                .setValue(text);
        return this;
    }

    /** Chooses a person in the field with this label. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Desk choose(String field, String person) {
        window.activate();
        window.test(window.find(ComboBox.class)
                        .withCondition(one -> field.equals(one.getLabel()))
                        .last())
                .selectItem(person);
        window.roundTrip();
        return this;
    }

    /** Types a text into the field to choose from, and leaves the field. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Desk enter(String field, String text) {
        ComboBox box = field(ComboBox.class, field);
        ComponentUtil.fireEvent(box, new CustomValueSetEvent(box, true, text));
        window.roundTrip();
        return this;
    }

    /** The text below the field to choose from. */
    public String helper(String field) {
        window.activate();
        window.roundTrip();
        return Objects.requireNonNullElse(
                window.find(ComboBox.class)
                        .withCondition(one -> field.equals(one.getLabel()))
                        .last()
                        .getHelperText(),
                "");
    }

    /** Presses a key of the inbox. */
    public Desk press(String key) {
        return send("inbox", "inbox-key", JsonMapper.shared().getNodeFactory().stringNode(key));
    }

    /** What a script of the page sends: an event of the part with this CSS class. */
    public Desk send(String className, String event, JsonNode detail) {
        window.activate();
        Element part =
                window.find(Component.class).withClassName(className).last().getElement();
        ObjectNode data = JsonMapper.shared().createObjectNode().set("event.detail", detail);
        part.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(part, event, data));
        window.roundTrip();
        return this;
    }

    /** What the script gets to offer once this was typed behind an @ in a field for words. */
    public List<String> offered(String field, String typed) {
        Element element = field(TextArea.class, field).getElement();
        ObjectNode data = JsonMapper.shared().createObjectNode().put("event.detail", typed);
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, "mention-typed", data));
        UIInternals internals = window.getUI().getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        return internals.dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(call -> call.getExpression().contains("mention.offer"))
                .map(call -> call.getParameters().get(1).toString())
                .toList();
    }

    /** The last field of this class with this label, or with this name for screen readers. */
    public <F extends Component> F field(Class<F> kind, String name) {
        window.activate();
        return window.find(kind)
                .withCondition(one -> name.equals(one.getElement().getProperty("label"))
                        || name.equals(one.getElement().getProperty("accessibleName")))
                .last();
    }

    /** Clicks the button without a look of its own that has these words in it. */
    public Desk choose(String words) {
        window.activate();
        NativeButton button = window.find(NativeButton.class)
                .withCondition(one -> one.getElement().getTextRecursively().contains(words))
                .last();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
        window.roundTrip();
        return this;
    }

    private static boolean isCalled(Button button, String name) {
        return button.getText().equals(name)
                || button.getAriaLabel().filter(name::equals).isPresent();
    }

    @Override
    public void close() {
        window.close();
        session.close();
        pages.close();
    }
}
