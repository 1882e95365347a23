namespace Gromozeka.FluentMigrations.Commands;

/// <summary>How a command uses migrations and database, which determines the options that affect it.</summary>
internal enum WorkspaceUse
{
    /// <summary>Uses only the files of a database.</summary>
    Files,

    /// <summary>Uses the database, but not the migrations.</summary>
    Database,

    /// <summary>Reads migrations and database.</summary>
    Read,

    /// <summary>Runs or records migrations.</summary>
    Run,
}
