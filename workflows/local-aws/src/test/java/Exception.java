/** What a Python function raises under this name: the name of an error has no package there. */
@SuppressWarnings({"DefaultPackage", "JavaLangClash"})
public class Exception extends RuntimeException {

    public Exception(String message) {
        super(message);
    }
}
