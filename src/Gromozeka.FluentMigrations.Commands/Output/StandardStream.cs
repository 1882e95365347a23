using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// One of the two standard streams of the process. It may be closed, or on a full disk: this must not affect the database, so the error is
/// recorded and reported at the end. A reader that only stops reading (<c>| head</c>) has seen enough; that is not a failure.
/// </summary>
internal sealed class StandardStream : TextWriter
{
    private readonly TextWriter _stream;

    private StandardStream(Func<TextWriter> open)
    {
        try
        {
            _stream = open();
        }
        catch (Exception cause) when (IsLoss(cause))
        {
            _stream = Null;
            Failure = cause;
        }
    }

    public static StandardStream Out { get; private set; } = new(() => Null);

    public static StandardStream Error { get; private set; } = new(() => Null);

    /// <summary>Why some output was lost; null if none was.</summary>
    public Exception? Failure { get; private set; }

    public override Encoding Encoding => _stream.Encoding;

    /// <summary>
    /// Redirects the console to these streams, until the returned object is disposed. What the code of a program writes to stdout is not
    /// the data of a command, so it goes to stderr.
    /// </summary>
    public static IDisposable Install()
    {
        var (output, error) = (Out, Error) = (new StandardStream(() => Console.Out), new StandardStream(() => Console.Error));
        Console.SetOut(error);
        Console.SetError(error);
        return new Installation(output._stream, error._stream);
    }

    /// <summary>Gives the console back before another copy of this code, which installs its own, runs in this process.</summary>
    public static void Release()
    {
        Console.SetOut(Out._stream);
        Console.SetError(Error._stream);
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        // Output after a gap would look as if nothing were missing.
        if (Failure is not null)
            return;
        try
        {
            _stream.Write(buffer);
        }
        catch (Exception cause) when (IsLoss(cause))
        {
            Failure = cause;
        }
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    private static bool IsLoss(Exception cause) => cause is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private sealed class Installation(TextWriter output, TextWriter error) : IDisposable
    {
        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
