using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.IfDatabase;
using FluentMigrator.Builders.Insert;
using FluentMigrator.Builders.Rename;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Infrastructure;

namespace FluentMigrator;

/// <summary>
/// What every migration has: the two directions, and the roots that record what they do. The roots work only while a direction is
/// being recorded and throw <see cref="InvalidOperationException"/> at any other time.
/// </summary>
public abstract class MigrationBase : IMigration
{
    private readonly Lock _recording = new();
    private IMigrationContext _context;

    /// <summary>The connection string, or the name of one, that the run was started with.</summary>
    public string ConnectionString { get; protected set; }

    public IAlterExpressionRoot Alter => new AlterExpressionRoot(Context);

    public ICreateExpressionRoot Create => new CreateExpressionRoot(Context);

    public IRenameExpressionRoot Rename => new RenameExpressionRoot(Context);

    public IInsertExpressionRoot Insert => new InsertExpressionRoot(Context);

    public ISchemaExpressionRoot Schema => new SchemaExpressionRoot(Context);

    internal IMigrationContext Context => _context ?? throw new InvalidOperationException(
        $"{GetType().Name} can describe changes only inside Up() and Down().");

    /// <summary>Describes the step from the version before this one.</summary>
    public abstract void Up();

    /// <summary>Describes the step back to the version before this one.</summary>
    public abstract void Down();

    /// <summary>Records <see cref="Up"/> into the context.</summary>
    public virtual void GetUpExpressions(IMigrationContext context) => Record(Up, context);

    /// <summary>Records <see cref="Down"/> into the context.</summary>
    public virtual void GetDownExpressions(IMigrationContext context) => Record(Down, context);

    /// <summary>The roots for the databases of these ids only; case does not count.</summary>
    public IIfDatabaseExpressionRoot IfDatabase(params string[] databaseType) =>
        IfDatabase(name => databaseType.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The roots for those databases only whose id or one of its aliases the predicate accepts.</summary>
    public IIfDatabaseExpressionRoot IfDatabase(Predicate<string> databaseTypeFunc) =>
        new IfDatabaseExpressionRoot(Context, GetType().Assembly, databaseTypeFunc);

    private void Record(Action direction, IMigrationContext context)
    {
        lock (_recording)
        {
            var outer = _context;
            _context = context;
            ConnectionString = context.Connection;
            try
            {
                direction();
            }
            finally
            {
                _context = outer;
            }
        }
    }
}
