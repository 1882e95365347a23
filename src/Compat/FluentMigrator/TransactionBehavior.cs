namespace FluentMigrator;

/// <summary>Whether a migration runs inside a transaction.</summary>
public enum TransactionBehavior
{
    Default,

    /// <summary>No transaction: what has been executed stays when a later statement fails.</summary>
    None,
}
