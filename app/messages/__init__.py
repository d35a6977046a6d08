"""What people are told: the inbox, and WeChat's subscription messages."""
