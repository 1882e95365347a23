namespace Gromozeka.FluentMigrations.Commands;

/// <summary>What a command does with migrations and database, which decides the options that have an effect on it.</summary>
internal enum WorkspaceUse
{
    /// <summary>Looks at the files of a database.</summary>
    Files,

    /// <summary>Uses the database, and does not look at migrations.</summary>
    Database,

    /// <summary>Looks at migrations and database.</summary>
    Read,

    /// <summary>Runs or records migrations.</summary>
    Run,
}
