using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// One of the two streams that the shell gave to the process. It may be closed, or on a disk that is full: what happened to the database
/// is not to depend on that, so it is remembered, and told at the end. Whoever only stops reading (<c>| head</c>) has seen enough; that
/// is no failure.
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

    /// <summary>Why something that was written is lost; null when nothing is.</summary>
    public Exception? Failure { get; private set; }

    public override Encoding Encoding => _stream.Encoding;

    /// <summary>Has everything that is written to the console go through these, until what is returned is disposed.</summary>
    public static IDisposable Install()
    {
        var (output, error) = (Out, Error) = (new StandardStream(() => Console.Out), new StandardStream(() => Console.Error));
        Console.SetOut(output);
        Console.SetError(error);
        return new Installation(output._stream, error._stream);
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        // What follows a gap would look as if nothing was missing.
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
