using System.Data;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// One command to run on the database. A dialect creates commands without running them; a session runs the given commands, including
/// those that its dialect defines.
/// </summary>
public abstract record DatabaseCommand
{
    /// <summary>The command as logs and errors show it.</summary>
    public abstract string Text { get; }

    /// <summary>Whether the author of the migration wrote it, so that it may do anything; otherwise the dialect created it.</summary>
    public bool IsByAuthor { get; init; }
}

/// <summary>A statement, or a script of several.</summary>
/// <param name="Sql">The text. Parameters are named <c>@p0</c>, <c>@p1</c> ….</param>
public sealed record SqlCommand(string Sql) : DatabaseCommand
{
    /// <summary>
    /// One execution for each row of parameter values, in order, by one prepared statement; empty for a statement without
    /// parameters, which is executed once.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; } = [];

    /// <summary>Whether later steps use the statement again, so that it is kept prepared for the lifetime of the session.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The table that a migration's rows are inserted into by it; null for any other statement.</summary>
    public string? InsertsInto { get; init; }

    /// <summary>The table whose rows it copies into the one that takes its place; null for any other statement.</summary>
    public string? CopiesTable { get; init; }

    /// <summary>
    /// Explains, from the error of the database, that existing rows violate a constraint; null if the statement itself is the cause.
    /// </summary>
    public Func<IDatabaseSession, string, CheckFailedException>? OnViolation { get; init; }

    /// <inheritdoc />
    public override string Text => Rows.Count > 1 ? $"{Sql} ({Quantity.Of(Rows.Count, "row")})" : Sql;
}

/// <summary>Code of a migration that works on the connection itself.</summary>
/// <param name="Operation">The code. It must neither commit nor close what it is given.</param>
/// <param name="Description">The migration's description of the code, or the name of its method.</param>
public sealed record ConnectionCommand(Action<IDbConnection, IDbTransaction?> Operation, string Description) : DatabaseCommand
{
    /// <inheritdoc />
    public override string Text => $"Execute.WithConnection({Description})";
}
