namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>The result of a command, for programs and for users.</summary>
/// <param name="Document">The document for programs.</param>
/// <param name="Show">Writes the result for users.</param>
internal sealed record Outcome(Document Document, Action<Terminal> Show)
{
    private readonly bool _isAnswer;

    /// <summary>Whether the command has no effect if nobody can read its output.</summary>
    public bool IsAnswer
    {
        get => _isAnswer || Document.DryRun == true;
        private init => _isAnswer = value;
    }

    /// <summary>The outcome of a command that only reads.</summary>
    public static Outcome Answer(Document document, Action<Terminal> show) => new(document, show) { IsAnswer = true };
}
