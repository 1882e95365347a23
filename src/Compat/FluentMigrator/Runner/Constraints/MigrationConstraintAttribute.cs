namespace FluentMigrator.Runner.Constraints;

/// <summary>Lets a migration run only when a condition holds; derive from it to use it on a class.</summary>
public class MigrationConstraintAttribute : Attribute
{
    private readonly Func<MigrationConstraintContext, bool> _predicate;

    public MigrationConstraintAttribute(Func<MigrationConstraintContext, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _predicate = predicate;
    }

    /// <summary>Whether the migration may run now.</summary>
    public bool ShouldRun(MigrationConstraintContext context) => _predicate(context);
}
