namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>What a command came to, for programs and for people.</summary>
/// <param name="Document">For programs.</param>
/// <param name="Show">Writes it for people.</param>
internal sealed record Outcome(Document Document, Action<Terminal> Show);
