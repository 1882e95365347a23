using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>Adds rows to a table.</summary>
public class InsertDataExpression : IMigrationExpression, ISupportAdditionalFeatures, ISchemaExpression
{
    public string SchemaName { get; set; }

    [RequiredOrError(nameof(ErrorMessages.TableNameCannotBeNullOrEmpty))]
    public string TableName { get; set; }

    public IDictionary<string, object> AdditionalFeatures { get; } = new Dictionary<string, object>();

    public List<InsertionDataDefinition> Rows { get; } = [];

    public void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Deletes the rows that have the values of these.</summary>
    public IMigrationExpression Reverse()
    {
        var reversed = new DeleteDataExpression { SchemaName = SchemaName, TableName = TableName };
        foreach (var row in Rows)
        {
            var deletion = new DeletionDataDefinition();
            deletion.AddRange(row);
            reversed.Rows.Add(deletion);
        }

        return reversed;
    }
}
