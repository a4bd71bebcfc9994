/** What a Python function raises under this name: the name of an error has no package there. */
@SuppressWarnings("DefaultPackage")
public class CustomException extends RuntimeException {

    public CustomException(String message) {
        super(message);
    }
}
