namespace FluentMigrator.Expressions;

/// <summary>An expression about an object that lies in a schema.</summary>
public interface ISchemaExpression
{
    /// <summary>The schema; null or empty means the default schema.</summary>
    string SchemaName { get; set; }
}
