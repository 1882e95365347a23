using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Execute;
using FluentMigrator.Builders.Insert;
using FluentMigrator.Builders.Rename;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Builders.Update;

namespace FluentMigrator.Builders.IfDatabase;

/// <summary>The roots again, recording only when the migration runs on one of the databases asked for.</summary>
public interface IIfDatabaseExpressionRoot
{
    IAlterExpressionRoot Alter { get; }
    ICreateExpressionRoot Create { get; }
    IDeleteExpressionRoot Delete { get; }
    IRenameExpressionRoot Rename { get; }
    IInsertExpressionRoot Insert { get; }
    IExecuteExpressionRoot Execute { get; }

    /// <summary>Answers false to every question when the database is another one.</summary>
    ISchemaExpressionRoot Schema { get; }

    IUpdateExpressionRoot Update { get; }

    /// <summary>Calls the code at once if the database is one of those asked for, else never.</summary>
    void Delegate(Action delegation);
}
