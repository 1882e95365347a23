namespace Gromozeka.FluentMigrations.Benchmarks.Workers;

/// <summary>What a program is to do.</summary>
internal enum Work
{
    /// <summary>Finding out that nothing is pending.</summary>
    Idle,

    /// <summary>Applying every migration but the first, which the database has had.</summary>
    Apply,

    /// <summary>Undoing every migration but the first.</summary>
    Rollback,

    /// <summary>Taking over the bot's database from before it had migrations.</summary>
    Adopt,

    /// <summary>Giving a column of a table with many rows another declaration.</summary>
    Rebuild,

    /// <summary>The same, with everything that comes before and after it.</summary>
    RebuildRun,

    /// <summary>Inserting many rows.</summary>
    Insert,

    /// <summary>
    /// Only what the migration that inserts many rows does itself: it gives them to FluentMigrator, which keeps them. Nothing is written.
    /// </summary>
    Record,

    /// <summary>Changing each row of a table in batches.</summary>
    Batches,
}
