namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A check of the database that must find nothing. Writes nothing.</summary>
/// <param name="Code">The kind of failure if it finds something.</param>
/// <param name="Look">Returns what is wrong, in the words of the error; null if nothing is.</param>
/// <param name="Next">What the reader should do next if something is wrong.</param>
/// <param name="Description">What is checked: a query, or words.</param>
public sealed record CheckCommand(ErrorCode Code, Func<IDatabaseSession, string?> Look, string Next, string Description) : DatabaseCommand
{
    /// <summary>The operation of the step, counted from 1, that the check is for; null for the running one.</summary>
    public int? Operation { get; init; }

    /// <summary>Whether it means nothing without the rows of the database: a copy of its schema does not run it.</summary>
    public bool NeedsRows { get; init; }

    /// <summary>
    /// The query, or several, that finds a row if something is wrong, for a script, which cannot run <see cref="Look"/>; null if there is
    /// none.
    /// </summary>
    public string? Query { get; init; }

    /// <inheritdoc />
    public override string Text => Description;

    /// <summary>Runs the check.</summary>
    /// <exception cref="CheckFailedException">Something is wrong.</exception>
    public void Run(IDatabaseSession session)
    {
        if (Look(session) is { } fault)
            throw new CheckFailedException(Code, fault, Next);
    }
}
