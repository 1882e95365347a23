namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A look at the database that has to find nothing. Writes nothing.</summary>
/// <param name="Code">The kind of failure when it finds something.</param>
/// <param name="Look">Answers what is wrong, as the error says it; null when nothing is.</param>
/// <param name="Next">What the reader does next when something is.</param>
/// <param name="Description">What is looked at: a query, or words.</param>
public sealed record CheckCommand(ErrorCode Code, Func<IDatabaseSession, string?> Look, string Next, string Description) : DatabaseCommand
{
    /// <summary>The operation of the step, counted from 1, that the look is for; null for the one at work.</summary>
    public int? Operation { get; init; }

    /// <inheritdoc />
    public override string Text => Description;

    /// <summary>Looks.</summary>
    /// <exception cref="CheckFailedException">Something is wrong.</exception>
    public void Run(IDatabaseSession session)
    {
        if (Look(session) is { } fault)
            throw new CheckFailedException(Code, fault, Next);
    }
}
