namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The progress of a transaction that contains steps.</summary>
internal enum ScopeTransaction
{
    /// <summary>None was asked for.</summary>
    None,

    /// <summary>Asked for; nothing has been done in it, and no lock is taken.</summary>
    Pending,

    /// <summary>Begun in the database.</summary>
    Begun,

    /// <summary>A step failed and rolled it back; nothing more can be done in it.</summary>
    Over,
}
