namespace FluentMigrator;

/// <summary>How the tags of a migration are compared with the tags a run asks for.</summary>
public enum TagBehavior
{
    /// <summary>Every tag that is asked for must be among the migration's.</summary>
    RequireAll,

    /// <summary>One common tag is enough.</summary>
    RequireAny,
}
