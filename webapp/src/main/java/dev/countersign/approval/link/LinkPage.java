package dev.countersign.approval.link;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.DecisionLink;
import dev.countersign.approval.DecisionLinks;
import dev.countersign.approval.HandoverOutlook;
import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.StoodIn;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.approval.link.LinkCase.Attempt;
import dev.countersign.limit.Network;
import dev.countersign.limit.RateLimit;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.PersonNotActive;
import dev.countersign.tenant.Suspensions;
import dev.countersign.ui.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of a {@link DecisionLink}. Only POST decides: mail scanners and previews open links. The token is in the path, so the address of
 * this page is never sent as a referrer, kept in a cache, or logged.
 */
@Controller
@RequestMapping(LinkPage.PATH + "/{token}")
class LinkPage {

    static final String PATH = "/decide";

    private static final String LINK = "link";

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DecisionLinks links;
    private final ApprovalService approvals;
    private final People people;
    private final Suspensions suspensions;
    private final LinkCases cases;
    private final LinkPassing passing;
    private final RateLimit guesses;

    LinkPage(
            DecisionLinks links,
            ApprovalService approvals,
            People people,
            Suspensions suspensions,
            LinkCases cases,
            LinkPassing passing,
            @Qualifier("linkGuesses") RateLimit guesses) {
        this.links = links;
        this.approvals = approvals;
        this.people = people;
        this.suspensions = suspensions;
        this.cases = cases;
        this.passing = passing;
        this.guesses = guesses;
    }

    /**
     * Before anything else is read from the request. Each attempt with a token that does not exist counts, whatever is sent along; a correct one never
     * does, and is never refused.
     */
    @ModelAttribute(LINK)
    DecisionLink link(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        writeHeaders(response);
        DecisionLink link = links.open(token)
                .orElseThrow(() -> guesses.take(Network.of(request.getRemoteAddr()))
                        .<RuntimeException>map(TooManyGuesses::new)
                        .orElseGet(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        if (suspensions.isSuspended(link.tenant())) {
            throw new Suspended(reader(link).locale());
        }
        return link;
    }

    static void writeHeaders(HttpServletResponse response) {
        // With "no-referrer" browsers would send the form from the origin "null", which is refused as another site.
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Robots-Tag", "noindex");
    }

    /**
     * The page, also with what came of a click: no answer to a POST has content, so that going back to it does not send the form once more.
     *
     * @param sent in the address where what was typed has just been sent, so that the page forgets it
     * @param answered in the address where a click was answered
     */
    @GetMapping
    String page(
            @ModelAttribute(name = LINK, binding = false) DecisionLink link,
            @PathVariable String token,
            @RequestParam Optional<String> sent,
            @RequestParam Optional<String> answered,
            Model model) {
        model.addAttribute("sent", sent.isPresent());
        Attempt attempt = answered.map(_ -> links.answer(link))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> JSON.readValue(answer, Attempt.class))
                .orElseGet(() -> Attempt.of(links.takenBack(link)));
        return show(link, token, model, attempt);
    }

    private static String sent(String token) {
        return "redirect:" + PATH + "/" + token + "?sent";
    }

    private String answered(DecisionLink link, String token, Attempt attempt) {
        links.keepAnswer(link, JSON.writeValueAsString(attempt));
        return "redirect:" + PATH + "/" + token + "?answered";
    }

    /** The link works, so the page is shown again, with what was typed. */
    private String unreadable(
            DecisionLink link, String token, LinkForm form, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(
                link,
                token,
                model,
                cases.unreadable(reader(link), form.text("comment")).typed(form.text("to")));
    }

    @PostMapping
    String decide(
            @ModelAttribute(name = LINK, binding = false) DecisionLink link,
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            Model model) {
        LinkForm form = new LinkForm(sent);
        Optional<Verdict> verdict = form.verdict();
        Optional<UUID> click = form.id("click");
        if (form.isAmbiguous() || verdict.isEmpty() || click.isEmpty()) {
            return unreadable(link, token, form, response, model);
        }
        String comment = form.text("comment");
        Optional<DecideResult> result = links.decide(link, verdict.get(), comment, click.get());
        if (result.orElse(null) instanceof DecideResult.Recorded) {
            return sent(token);
        }
        return answered(
                link, token, cases.refusal(reader(link), result, comment).typed(form.text("to")));
    }

    @PostMapping("/undo")
    String undo(
            @ModelAttribute(name = LINK, binding = false) DecisionLink link,
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            Model model) {
        LinkForm form = new LinkForm(sent);
        Optional<UUID> decision = form.id("decision");
        if (form.isAmbiguous() || decision.isEmpty()) {
            return unreadable(link, token, form, response, model);
        }
        UndoResult result = links.undo(link, new DecisionId(decision.get()));
        boolean undone = result instanceof UndoResult.Undone;
        if (undone && approvals.open(links.actor(link), link.approval()).isEmpty()) {
            return undoneForOthers(link, model);
        }
        return answered(link, token, cases.undo(reader(link), result));
    }

    /** Whoever stood in does not see the case any more once the person is back for whom they had decided. */
    private String undoneForOthers(DecisionLink link, Model model) {
        Person reader = reader(link);
        return gone(
                cases.undoneForOthers(
                        reader,
                        approvals.stoodIn(links.actor(link), link.approval()).flatMap(StoodIn::now)),
                reader.locale(),
                model);
    }

    /** The page has one comment, for whatever is done with it: what is typed goes to the new person. */
    @PostMapping("/delegate")
    String delegate(
            @ModelAttribute(name = LINK, binding = false) DecisionLink link,
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            Model model) {
        LinkForm form = new LinkForm(sent);
        if (form.isAmbiguous() || !form.has("to")) {
            return unreadable(link, token, form, response, model);
        }
        String comment = form.text("comment");
        String to = form.text("to");
        Optional<HandoverOutlook> outlook = to.equals(form.text("sure")) ? Optional.empty() : links.outlook(link, to);
        if (outlook.isPresent() && !outlook.get().away().isEmpty()) {
            Map.Entry<PersonId, HandoverResult.Away> away =
                    outlook.get().away().entrySet().iterator().next();
            PersonName whom =
                    people.find(link.tenant(), away.getKey()).orElseThrow().personName();
            return answered(link, token, passing.away(reader(link), whom, away.getValue(), comment, to));
        }
        Optional<HandoverResult> result = links.delegate(link, to, comment);
        if (result.orElse(null) instanceof HandoverResult.HandedOver) {
            return sent(token);
        }
        return answered(link, token, passing.refusal(reader(link), result, links.suffices(link), comment, to));
    }

    /** Where a browser stands after an answer that could not be read, should it load the page again. */
    @GetMapping({"/undo", "/delegate"})
    String undone(@PathVariable String token) {
        return "redirect:" + PATH + "/" + token;
    }

    private String show(DecisionLink link, String token, Model model, Attempt attempt) {
        Person reader = reader(link);
        ApprovalCase shown =
                approvals.open(links.actor(link), link.approval()).orElseThrow(() -> new OthersDecide(link));
        // The link may have been used a moment ago.
        DecisionLink current = links.again(link);
        model.addAttribute(
                "page", cases.page(current, reader, shown, links.suffices(current), links.undoable(current), attempt));
        model.addAttribute("path", PATH + "/" + token);
        model.addAttribute("language", Translations.spoken(reader.locale()));
        return "decide/case";
    }

    private Person reader(DecisionLink link) {
        return people.find(link.tenant(), link.person()).orElseThrow();
    }

    static final class TooManyGuesses extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        TooManyGuesses(Duration wait) {
            super("too many unknown links", null, false, false);
            this.wait = wait;
        }
    }

    @ExceptionHandler
    String tooMany(TooManyGuesses refused, HttpServletResponse response, Locale language, Model model) {
        writeHeaders(response);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(refused.wait)));
        return gone("busy", language, model);
    }

    /** Unknown, expired and mistyped links look the same. */
    @ExceptionHandler
    String unknown(ResponseStatusException missing, HttpServletResponse response, Locale language, Model model) {
        writeHeaders(response);
        response.setStatus(missing.getStatusCode().value());
        return gone("unknown", language, model);
    }

    @ExceptionHandler
    String left(PersonNotActive left, HttpServletResponse response, Locale language, Model model) {
        writeHeaders(response);
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return gone("not-active", language, model);
    }

    /** The link of somebody who stood in and does not any more, so that they see nothing of the request. */
    static final class OthersDecide extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DecisionLink link;

        OthersDecide(DecisionLink link) {
            super("others decide", null, false, false);
            this.link = link;
        }
    }

    /** The link of an organisation that is suspended. It stays valid. */
    static final class Suspended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Locale language;

        Suspended(Locale language) {
            super("the organisation is suspended", null, false, false);
            this.language = language;
        }
    }

    @ExceptionHandler
    String suspended(Suspended refused, HttpServletResponse response, Model model) {
        writeHeaders(response);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return gone("suspended", refused.language, model);
    }

    @ExceptionHandler
    String othersDecide(OthersDecide now, HttpServletResponse response, Model model) {
        writeHeaders(response);
        response.setStatus(HttpStatus.GONE.value());
        Person reader = reader(now.link);
        return gone(
                approvals
                        .stoodIn(links.actor(now.link), now.link.approval())
                        .map(stood -> cases.othersDecide(reader, stood))
                        .orElseGet(() -> cases.gone("others", reader.locale())),
                reader.locale(),
                model);
    }

    private String gone(String why, Locale language, Model model) {
        return gone(cases.gone(why, language), language, model);
    }

    private static String gone(LinkGone page, Locale language, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("language", Translations.spoken(language));
        return "decide/gone";
    }
}
