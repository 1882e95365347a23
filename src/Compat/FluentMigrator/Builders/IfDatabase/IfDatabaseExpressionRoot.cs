using System.Reflection;
using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Execute;
using FluentMigrator.Builders.Insert;
using FluentMigrator.Builders.Rename;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Builders.Update;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.IfDatabase;

/// <summary>
/// Records into the migration's context if its processor is for one of the databases asked for, otherwise into a context that nobody
/// reads. A context whose <see cref="IMigrationContext.QuerySchema"/> is no <see cref="IMigrationProcessor"/> matches nothing.
/// </summary>
internal sealed class IfDatabaseExpressionRoot : IIfDatabaseExpressionRoot
{
    private readonly IMigrationContext _context;
    private readonly Assembly _migrationAssembly;
    private readonly bool _matches;

    public IfDatabaseExpressionRoot(IMigrationContext context, Assembly migrationAssembly, Predicate<string> databaseTypePredicate)
    {
        _migrationAssembly = migrationAssembly;
        _matches = context.QuerySchema is IMigrationProcessor processor && NamesOf(processor).Any(name => databaseTypePredicate(name));
        _context = _matches
            ? context
            : new MigrationContext(new NullIfDatabaseProcessor(), context.ServiceProvider, context.Connection);
    }

    public IAlterExpressionRoot Alter => new AlterExpressionRoot(_context);

    public ICreateExpressionRoot Create => new CreateExpressionRoot(_context);

    public IDeleteExpressionRoot Delete => new DeleteExpressionRoot(_context);

    public IRenameExpressionRoot Rename => new RenameExpressionRoot(_context);

    public IInsertExpressionRoot Insert => new InsertExpressionRoot(_context);

    public IExecuteExpressionRoot Execute => new ExecuteExpressionRoot(_context, _migrationAssembly);

    public ISchemaExpressionRoot Schema => new SchemaExpressionRoot(_context);

    public IUpdateExpressionRoot Update => new UpdateExpressionRoot(_context);

    public void Delegate(Action delegation)
    {
        if (_matches)
            delegation();
    }

    private static IEnumerable<string> NamesOf(IMigrationProcessor processor) =>
        new[] { processor.DatabaseType }.Concat(processor.DatabaseTypeAliases ?? []).Where(name => name != null);
}
