namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What a statement would do to tables and columns, in the database as it is now.</summary>
/// <param name="Act">What it does.</param>
/// <param name="IsKnown">Whether what it drops is there now, so that <paramref name="Losses"/> is complete.</param>
/// <param name="Losses">The tables and columns with rows that it would drop.</param>
/// <param name="Names">The names that it drops, gives or takes away; empty if it may be any.</param>
public sealed record StatementForecast(
    StatementAct Act,
    bool IsKnown,
    IReadOnlyList<DeletedRows> Losses,
    IReadOnlyCollection<string> Names
);
