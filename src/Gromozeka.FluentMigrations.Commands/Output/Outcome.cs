namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>What a command came to, for programs and for people.</summary>
/// <param name="Document">For programs.</param>
/// <param name="Show">Writes it for people.</param>
internal sealed record Outcome(Document Document, Action<Terminal> Show)
{
    private readonly bool _isAnswer;

    /// <summary>Whether nothing is left of the command where nobody can read what it shows.</summary>
    public bool IsAnswer
    {
        get => _isAnswer || Document.DryRun == true;
        private init => _isAnswer = value;
    }

    /// <summary>The outcome of a command that only reads.</summary>
    public static Outcome Answer(Document document, Action<Terminal> show) => new(document, show) { IsAnswer = true };
}
