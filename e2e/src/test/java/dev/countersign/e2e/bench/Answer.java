package dev.countersign.e2e.bench;

import com.microsoft.playwright.Page;

/** How soon a page answers what a person does: from the event in the browser until the first frame that finds the answer on the page. */
final class Answer {

    /** Takes the time of the first click or key, and looks in each frame from then on whether the answer is there. */
    private static final String AWAIT = """
            (selectors) => {
              window.benchAnswer = new Promise((resolve, reject) => {
                setTimeout(() => reject(new Error('no answer in 30 s')), 30000);
                let begun = 0;
                const look = () =>
                  requestAnimationFrame(() => (isThere() ? resolve(performance.now() - begun) : look()));
                const begin = (event) => {
                  if (begun === 0) {
                    begun = event.timeStamp;
                    look();
                  }
                };
                const isThere = () => document.querySelector(selectors[0]) && !document.querySelector(selectors[1]);
                document.addEventListener('click', begin, { capture: true, once: true });
                document.addEventListener('keydown', begin, { capture: true, once: true });
              });
            }
            """;

    /** The same, with an expression that has another value when the answer is there. */
    private static final String AWAIT_OTHER = """
            (expression) => {
              const value = () => eval(expression);
              const before = value();
              window.benchAnswer = new Promise((resolve, reject) => {
                setTimeout(() => reject(new Error('no answer in 30 s: ' + expression)), 30000);
                let begun = 0;
                const look = () =>
                  requestAnimationFrame(() => (value() !== before ? resolve(performance.now() - begun) : look()));
                const begin = (event) => {
                  if (begun === 0) {
                    begun = event.timeStamp;
                    look();
                  }
                };
                document.addEventListener('click', begin, { capture: true, once: true });
                document.addEventListener('keydown', begin, { capture: true, once: true });
              });
            }
            """;

    private static final double NANOS_PER_MILLI = 1e6;

    private Answer() {}

    /**
     * Does something and waits for the answer.
     *
     * @param part what is replaced; it is marked, since what comes next may look alike
     * @param inside what stands in the answer
     */
    static long nanos(Page page, String part, String inside, Runnable act) {
        page.evaluate("part => { document.querySelector(part).dataset.left = ''; }", part);
        page.evaluate(AWAIT, new String[] {part + ":not([data-left]) " + inside, part + "[data-left]"});
        act.run();
        Object millis = page.evaluate("() => window.benchAnswer");
        return Math.round(((Number) millis).doubleValue() * NANOS_PER_MILLI);
    }

    /** Does something and waits until this JavaScript expression has another value. */
    static long nanosUntilOther(Page page, String expression, Runnable act) {
        page.evaluate(AWAIT_OTHER, expression);
        act.run();
        Object millis = page.evaluate("() => window.benchAnswer");
        return Math.round(((Number) millis).doubleValue() * NANOS_PER_MILLI);
    }
}
